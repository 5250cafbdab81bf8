import { and, count, desc, eq, lte } from 'drizzle-orm';
import type { PlanId } from '../../domain/ids.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { divergence, type DivergedPart, type EventTrace } from '../db/schema/divergence.ts';
import { planEvent } from '../db/schema/plan.ts';
import type { Reading } from './reader.ts';

export interface FoundDivergence {
	readonly planId: PlanId;
	readonly seq: number;
	/** `public_id` of the session whose page it was. */
	readonly authSession: string;
	readonly clientHash: string;
	readonly serverHash: string;
	readonly parts: readonly DivergedPart[];
}

const keptOfOnePlan = 5;
const eventsBefore = 50;

/** Keeps how a divergence came about; of one plan a few, for a broken client would fill the disk. */
export async function recordDivergence(
	database: AccordDatabase,
	found: FoundDivergence
): Promise<void> {
	const { orm } = database;
	const [kept] = await orm
		.select({ rows: count() })
		.from(divergence)
		.where(eq(divergence.planId, found.planId));
	if ((kept?.rows ?? 0) >= keptOfOnePlan) return;
	await orm.insert(divergence).values({ ...found, events: await traceEvents(database, found) });
}

async function traceEvents(
	{ orm }: Reading,
	{ planId, seq }: FoundDivergence
): Promise<EventTrace[]> {
	const rows = await orm
		.select({
			seq: planEvent.seq,
			type: planEvent.type,
			command: planEvent.command,
			entityKind: planEvent.entityKind,
			document: planEvent.document,
			actorId: planEvent.actorId,
			payloadHash: planEvent.payloadHash
		})
		.from(planEvent)
		.where(and(eq(planEvent.planId, planId), lte(planEvent.seq, seq)))
		.orderBy(desc(planEvent.seq))
		.limit(eventsBefore);
	return rows.map(({ entityKind, document, payloadHash, ...row }) => ({
		...row,
		subject: entityKind ?? document,
		payloadHash: Buffer.from(payloadHash).toString('hex')
	}));
}
