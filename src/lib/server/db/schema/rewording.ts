import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { RestorationId, SuggestionId } from '../../../domain/ids.ts';
import { documentKeys } from '../../../domain/plan/section.ts';
import type { RestoreSource } from '../../../domain/restoration/restoration.ts';
import type { Suggestion } from '../../../domain/suggestion/suggestion.ts';
import { isoInstant, oneOf } from './column.ts';
import { entity, person } from './entity.ts';

/** A text was made to say again what it said. Rows are never changed. */
export const restoration = pgTable(
	'restoration',
	{
		...entity<RestorationId>(),
		document: text({ enum: documentKeys }).notNull(),
		source: jsonb().$type<RestoreSource>().notNull(),
		reason: text().notNull(),
		restoredAt: isoInstant('restored_at').notNull(),
		restoredBy: person('restored_by').notNull()
	},
	(table) => [
		index('restoration_plan').on(table.planId),
		check('restoration_document', oneOf(table.document, documentKeys))
	]
);

export const suggestion = pgTable(
	'suggestion',
	{
		...entity<SuggestionId>(),
		entity: jsonb().$type<Suggestion>().notNull()
	},
	(table) => [
		index('suggestion_plan').on(table.planId),
		check(
			'suggestion_same',
			sql`entity ->> 'id' = id::text and (entity ->> 'revision')::integer = revision`
		)
	]
);
