import { bigint, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { PlanId } from '../../../domain/ids.ts';
import { instant } from './column.ts';
import { plan } from './plan.ts';

/** A part that a client held differently; hashes, null where it was not there at all. */
export interface DivergedPart {
	readonly part: string;
	readonly client: string | null;
	readonly server: string | null;
}

/** One of the events before: what kind of change to what, its content as a hash alone. */
export interface EventTrace {
	readonly seq: number;
	readonly type: 'entity' | 'prose';
	readonly command: string | null;
	readonly subject: string | null;
	readonly actorId: string;
	readonly payloadHash: string;
}

/**
 * A client that held something else than the database (I10): how to come upon it again, without a
 * word of what the plan says.
 */
export const divergence = pgTable('divergence', {
	id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
	at: instant('at').notNull().defaultNow(),
	planId: uuid('plan_id')
		.notNull()
		.$type<PlanId>()
		.references(() => plan.id),
	seq: bigint({ mode: 'number' }).notNull(),
	authSession: uuid('auth_session').notNull(),
	clientHash: text('client_hash').notNull(),
	serverHash: text('server_hash').notNull(),
	parts: jsonb().$type<readonly DivergedPart[]>().notNull(),
	events: jsonb().$type<readonly EventTrace[]>().notNull()
});
