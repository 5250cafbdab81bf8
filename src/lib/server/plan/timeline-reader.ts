import type { Change } from '../../domain/change.ts';
import type { CareSessionId, PlanId } from '../../domain/ids.ts';
import type { Writing } from '../../protocol/timeline.ts';
import type { EntityEvent } from '../../protocol/event.ts';
import type { AccordDatabase, AccordTransaction } from '../db/accord.ts';

type Reading = Pick<AccordTransaction, 'sql'> | Pick<AccordDatabase, 'sql'>;

/** Events of a plan from one place in its sequence to another, both included. */
export interface Span {
	readonly planId: PlanId;
	readonly fromSeq: number;
	readonly toSeq: number;
}

export interface DayOfEvents {
	/** YYYY-MM-DD where the clinic is. */
	readonly day: string;
	readonly fromSeq: number;
	readonly toSeq: number;
	/** How many lines it takes to tell, about. */
	readonly lines: number;
}

/** The days on which something happened before a place in the sequence, the newest first. */
export async function readDays(
	{ sql }: Reading,
	{ planId, before, timeZone }: { planId: PlanId; before: number | null; timeZone: string }
): Promise<readonly DayOfEvents[]> {
	return sql<DayOfEvents[]>`
		select to_char(at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
			min(seq) as "fromSeq", max(seq) as "toSeq",
			(count(*) filter (where type = 'entity')
				+ count(distinct (actor_id, document)) filter (where type = 'prose'))::int as lines
		from plan_event
		where plan_id = ${planId} and (${before}::bigint is null or seq < ${before})
		group by 1 order by 3 desc`;
}

type EventRow = Pick<EntityEvent, 'seq' | 'opId' | 'actorId' | 'role' | 'command'> & {
	readonly at: Date;
	readonly careSession: CareSessionId | null;
	readonly payload: Change;
};

/** The structured changes of a span, the newest `limit` of them, oldest first. */
export async function readEntityEvents(
	{ sql }: Reading,
	{ planId, fromSeq, toSeq }: Span,
	limit: number
): Promise<readonly EntityEvent[]> {
	const rows = await sql<EventRow[]>`
		select seq, op_id as "opId", actor_id as "actorId", role, command, at, payload,
			care_session as "careSession"
		from plan_event
		where plan_id = ${planId} and seq between ${fromSeq} and ${toSeq} and type = 'entity'
		order by seq desc limit ${limit}`;
	return rows.toReversed().map(({ payload, at, careSession, ...head }) => ({
		...head,
		...(careSession && { careSession }),
		type: 'entity',
		at: at.toISOString(),
		...payload
	}));
}

/** Each thing that the span changes, as it stood before it; nothing for what the span began. */
export async function readEarlier(
	{ sql }: Reading,
	{ planId, fromSeq, toSeq }: Span
): Promise<readonly Change[]> {
	const rows = await sql<{ payload: Change }[]>`
		select earlier.payload from (
			select entity_kind, entity_id, max(seq) as seq from plan_event
			where plan_id = ${planId} and seq < ${fromSeq} and type = 'entity'
				and (entity_kind, entity_id) in (
					select entity_kind, entity_id from plan_event
					where plan_id = ${planId} and seq between ${fromSeq} and ${toSeq}
						and type = 'entity'
				)
			group by entity_kind, entity_id
		) last
		join plan_event earlier on earlier.plan_id = ${planId} and earlier.seq = last.seq`;
	return rows.map(({ payload }) => payload);
}

type WritingRow = Omit<Writing, 'from' | 'to'> & { readonly from: Date; readonly to: Date };

/**
 * What was written in texts within a span: one for each person, text and day, and between two
 * signatures. The empty page with which a text begins is nobody's writing.
 */
export async function readWritings(
	{ sql }: Reading,
	{ planId, fromSeq, toSeq }: Span,
	timeZone: string
): Promise<readonly Writing[]> {
	const rows = await sql<WritingRow[]>`
		with first as materialized (
			select document, min(seq) as seq from plan_event
			where plan_id = ${planId} and type = 'prose' group by document
		)
		select actor_id as "actorId", role, document, care_session as "careSession",
			min(seq) as "fromSeq", max(seq) as "toSeq", min(at) as "from", max(at) as "to"
		from (
			select e.actor_id, e.role, e.document, e.care_session, e.seq, e.at, (select count(*) from version v where v.plan_id = e.plan_id and v.seq < e.seq)
				as signed
			from plan_event e
			where e.plan_id = ${planId} and e.seq between ${fromSeq} and ${toSeq}
				and e.type = 'prose'
				and e.seq > (select seq from first where first.document = e.document)
		) written
		group by actor_id, role, document, care_session, (at at time zone ${timeZone})::date, signed
		order by "toSeq"`;
	return rows.map(({ from, to, ...writing }) => ({
		...writing,
		from: from.toISOString(),
		to: to.toISOString()
	}));
}
