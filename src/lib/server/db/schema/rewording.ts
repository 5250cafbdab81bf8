import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { AmendmentRequest } from '../../../domain/amendment/amendment.ts';
import type { AmendmentId, RestorationId, SuggestionId, VersionId } from '../../../domain/ids.ts';
import { documentKeys } from '../../../domain/plan/section.ts';
import type { RestoreSource } from '../../../domain/restoration/restoration.ts';
import type { Suggestion } from '../../../domain/suggestion/suggestion.ts';
import { isoInstant, oneOf } from './column.ts';
import { version } from './content.ts';
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

/** What the patient asks to be put right in a version, with all that was said about it. */
export const amendment = pgTable(
	'amendment',
	{
		...entity<AmendmentId>(),
		versionId: uuid('version_id')
			.$type<VersionId>()
			.notNull()
			.references(() => version.id),
		entity: jsonb().$type<AmendmentRequest>().notNull()
	},
	(table) => [
		index('amendment_plan').on(table.planId),
		check(
			'amendment_same',
			sql`entity ->> 'id' = id::text and (entity ->> 'revision')::integer = revision
				and entity ->> 'versionId' = version_id::text`
		)
	]
);
