import * as Y from 'yjs';
import type { Change } from '../../domain/change.ts';
import type { PlanId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import { emptyProse, type ProseDoc } from '../../prose/node.ts';
import { readProse } from '../../prose/read.ts';
import type { AccordDatabase, AccordTransaction } from '../db/accord.ts';

type Reading = Pick<AccordTransaction, 'sql'> | Pick<AccordDatabase, 'sql'>;

/** A place in a plan's sequence, and the plan. */
export interface Moment {
	readonly planId: PlanId;
	readonly seq: number;
}

/** Each thing of a plan as it stood at a moment: its newest event up to then. */
export async function readChangesAt(
	{ sql }: Reading,
	{ planId, seq }: Moment
): Promise<readonly Change[]> {
	const rows = await sql<{ payload: Change }[]>`
		select event.payload from (
			select distinct on (entity_kind, entity_id) seq from plan_event
			where plan_id = ${planId} and seq <= ${seq} and type = 'entity'
			order by entity_kind, entity_id, seq desc
		) newest
		join plan_event event on event.plan_id = ${planId} and event.seq = newest.seq
		order by event.seq`;
	return rows.map(({ payload }) => payload);
}

interface Piece {
	readonly document: DocumentKey;
	readonly bytes: Uint8Array;
}

/** The texts of a plan at a moment: the nearest snapshot of each up to then, and what came after it. */
export async function readProseAt(
	{ sql }: Reading,
	{ planId, seq }: Moment
): Promise<Readonly<Record<DocumentKey, ProseDoc>>> {
	const pieces = await sql<Piece[]>`
		with nearest as (
			select distinct on (document) document, seq, state from prose_snapshot
			where plan_id = ${planId} and seq <= ${seq}
			order by document, seq desc
		)
		select document, state as bytes, seq from nearest
		union all
		select e.document, e.bytes, e.seq from plan_event e
		left join nearest on nearest.document = e.document
		where e.plan_id = ${planId} and e.type = 'prose' and e.seq <= ${seq}
			and e.seq > coalesce(nearest.seq, 0)
		order by seq`;
	const read = (key: DocumentKey) =>
		proseOf(pieces.filter(({ document }) => document === key).map(({ bytes }) => bytes));
	return {
		'what-matters': read('what-matters'),
		story: read('story'),
		'working-diagnosis': read('working-diagnosis'),
		'plan-summary': read('plan-summary')
	};
}

function proseOf(updates: readonly Uint8Array[]): ProseDoc {
	if (updates.length === 0) return emptyProse;
	const doc = new Y.Doc();
	doc.transact(() => {
		for (const update of updates) Y.applyUpdate(doc, update);
	});
	const prose = readProse(doc);
	doc.destroy();
	return prose;
}

export interface MomentHead {
	readonly seq: number;
	readonly at: Date;
	readonly actorId: string;
}

/** The event at or before a place in the sequence. */
export async function findMoment(
	{ sql }: Reading,
	{ planId, seq }: Moment
): Promise<MomentHead | undefined> {
	const [row] = await sql<MomentHead[]>`
		select seq, at, actor_id as "actorId" from plan_event
		where plan_id = ${planId} and seq <= ${seq} order by seq desc limit 1`;
	return row;
}

/** The last event up to the end of a calendar day, where the clinic is. */
export async function findEndOfDay(
	{ sql }: Reading,
	{ planId, day, timeZone }: { planId: PlanId; day: string; timeZone: string }
): Promise<number | null> {
	const [row] = await sql<{ seq: number | null }[]>`
		select max(seq) as seq from plan_event
		where plan_id = ${planId}
			and at < ((${day}::date + 1)::timestamp at time zone ${timeZone})`;
	return row?.seq ?? null;
}

/**
 * The places before and after a moment where somebody else began, something else was changed or
 * ten minutes had passed: stepping letter by letter would lead nowhere.
 */
export async function findNeighbours(
	{ sql }: Reading,
	{ planId, seq }: Moment
): Promise<{ readonly previous: number | null; readonly next: number | null }> {
	const [row] = await sql<{ previous: number | null; next: number | null }[]>`
		with step as (
			select seq from (
				select seq, at, type, actor_id, document, op_id,
					lead(type) over w as next_type, lead(actor_id) over w as next_actor,
					lead(document) over w as next_document, lead(op_id) over w as next_op,
					lead(at) over w as next_at
				from plan_event where plan_id = ${planId}
				window w as (order by seq)
			) e
			where next_type is null
				or (type = 'entity' and op_id is distinct from next_op)
				or (type = 'prose' and (next_type <> 'prose' or actor_id <> next_actor
					or document <> next_document or next_at - at > interval '10 minutes'))
		)
		select (select max(seq) from step where seq < ${seq}) as previous,
			(select min(seq) from step where seq > ${seq}) as next`;
	return row ?? { previous: null, next: null };
}
