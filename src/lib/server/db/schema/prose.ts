import { bigint, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { UserId } from '../../../domain/ids.ts';
import { documentKeys } from '../../../domain/plan/section.ts';
import { bytea, instant } from './column.ts';
import { plan } from './plan.ts';
import { user } from './people.ts';

/** A compacted document: everything up to and including `seq`. Events are never deleted for it. */
export const proseSnapshot = pgTable(
	'prose_snapshot',
	{
		planId: uuid('plan_id')
			.notNull()
			.references(() => plan.id),
		document: text({ enum: documentKeys }).notNull(),
		seq: bigint({ mode: 'number' }).notNull(),
		state: bytea().notNull(),
		at: instant('at').notNull().defaultNow()
	},
	(table) => [primaryKey({ columns: [table.planId, table.document, table.seq] })]
);

/** Yjs client ids, leased by the server: who wrote which struct. */
export const proseClient = pgTable(
	'prose_client',
	{
		planId: uuid('plan_id')
			.notNull()
			.references(() => plan.id),
		document: text({ enum: documentKeys }).notNull(),
		clientId: bigint('client_id', { mode: 'number' }).notNull(),
		/** Null for the server's own first content. */
		userId: uuid('user_id')
			.$type<UserId>()
			.references(() => user.id),
		leasedAt: instant('leased_at').notNull().defaultNow()
	},
	(table) => [
		primaryKey({ columns: [table.planId, table.document, table.clientId] }),
		index('prose_client_user').on(table.userId)
	]
);
