import type { PlanId } from '../../domain/ids.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { arrayOid } from '../db/driver.ts';
import type { ChainedEvent, Head, NewProseEvent } from './chain.ts';

/** Prose of one plan, chained behind the head that this node believes to be the newest. */
export interface ProseBatch {
	readonly planId: PlanId;
	readonly expected: Head;
	readonly next: Head;
	readonly chained: readonly ChainedEvent[];
}

/**
 * Commits the prose of many plans in one statement and one flush to disk. A plan whose head is
 * elsewhere by now, or held by a command, is left out: its events are not stored.
 * @returns the plans that moved
 * @throws on a repeated op id: then none of them moved
 */
export async function commitProse(
	database: AccordDatabase,
	batches: readonly ProseBatch[]
): Promise<ReadonlySet<string>> {
	const [batch] = batches;
	const [link] = batch?.chained ?? [];
	const isAlone = batches.length === 1 && batch?.chained.length === 1;
	if (isAlone && link?.event.type === 'prose') {
		return commitOne(database, { ...batch, link, event: link.event });
	}
	return commitMany(database, batches);
}

interface One extends ProseBatch {
	readonly link: ChainedEvent;
	readonly event: NewProseEvent;
}

/** What most commits are while few people write. Without arrays it costs half as much. */
async function commitOne({ sql }: AccordDatabase, one: One): Promise<ReadonlySet<string>> {
	const { planId, expected, next, link, event } = one;
	const rows = await sql`
		with moved as (
			update plan_head set seq = ${next.seq}, hash = ${next.hash}
			where plan_id = (
				select plan_id from plan_head
				where plan_id = ${planId} and seq = ${expected.seq}
				for update skip locked
			)
			returning plan_id
		)
		insert into plan_event (
			plan_id, seq, op_id, type, document, actor_id, role, auth_session, care_session, at,
			bytes, payload_hash, hash
		)
		select plan_id, ${link.seq}::bigint, ${event.opId}::uuid, 'prose', ${event.document},
			${event.actorId}::uuid, ${event.role}, ${event.authSession}::uuid,
			${event.careSession ?? null}::uuid, ${event.at}::timestamptz, ${event.update}::bytea, ${link.payloadHash}::bytea,
			${link.hash}::bytea
		from moved
		returning plan_id`;
	return new Set(rows.map((row) => String(row['plan_id'])));
}

async function commitMany(
	{ sql }: AccordDatabase,
	batches: readonly ProseBatch[]
): Promise<ReadonlySet<string>> {
	const head = headColumns(sql, batches);
	const event = eventColumns(sql, batches);
	const rows = await sql`
		with head as (
			select * from unnest(
				${head.plan}::uuid[], ${head.expected}::bigint[],
				${head.next}::bigint[], ${head.hash}::bytea[]
			) as t (plan_id, expected, next, hash)
		),
		held as (
			select h.plan_id from plan_head h join head using (plan_id)
			where h.seq = head.expected
			order by h.plan_id for update of h skip locked
		),
		moved as (
			update plan_head h set seq = head.next, hash = head.hash
			from head join held using (plan_id)
			where h.plan_id = head.plan_id
			returning h.plan_id
		),
		stored as (
			insert into plan_event (
				plan_id, seq, op_id, type, document, actor_id, role, auth_session, care_session, at,
				bytes, payload_hash, hash
			)
			select e.plan_id, e.seq, e.op_id::uuid, 'prose', e.document, e.actor_id::uuid, e.role,
				e.auth_session::uuid, e.care_session::uuid, e.at::timestamptz, e.bytes, e.payload_hash, e.hash
			from unnest(
				${event.plan}::uuid[], ${event.seq}::bigint[], ${event.opId}::text[],
				${event.document}::text[], ${event.actor}::text[], ${event.role}::text[],
				${event.session}::text[], ${event.careSession}::text[], ${event.at}::text[], ${event.bytes}::bytea[],
				${event.payloadHash}::bytea[], ${event.hash}::bytea[]
			) as e (plan_id, seq, op_id, document, actor_id, role, auth_session, care_session, at,
				bytes, payload_hash, hash)
			join moved using (plan_id)
		)
		select plan_id from moved`;
	return new Set(rows.map((row) => String(row['plan_id'])));
}

type Sql = AccordDatabase['sql'];

function headColumns(sql: Sql, batches: readonly ProseBatch[]) {
	const { uuid, bigint, bytea } = arrayOid;
	const plans = batches.map(({ planId }) => planId);
	const expected = batches.map((batch) => batch.expected.seq);
	const next = batches.map((batch) => batch.next.seq);
	const hashes = batches.map((batch) => batch.next.hash);
	return {
		plan: sql.typed(plans, uuid),
		expected: sql.typed(expected, bigint),
		next: sql.typed(next, bigint),
		hash: sql.typed(hashes, bytea)
	};
}

function eventColumns(sql: Sql, batches: readonly ProseBatch[]) {
	const { uuid, bigint, bytea } = arrayOid;
	const links = batches.flatMap((batch) => batch.chained);
	const plans = batches.flatMap(({ planId, chained }) => chained.map(() => planId));
	const text = (pick: (event: ChainedEvent['event']) => string | null) => {
		const values = links.map((link) => pick(link.event));
		return sql.typed(values, arrayOid.text);
	};
	const updates = links.map(({ event }) => (event.type === 'prose' ? event.update : null));
	const seqs = links.map((link) => link.seq);
	const payloadHashes = links.map((link) => link.payloadHash);
	const hashes = links.map((link) => link.hash);
	return {
		plan: sql.typed(plans, uuid),
		seq: sql.typed(seqs, bigint),
		opId: text((event) => event.opId),
		document: text((event) => (event.type === 'prose' ? event.document : null)),
		actor: text((event) => event.actorId),
		role: text((event) => event.role),
		session: text((event) => event.authSession),
		careSession: text((event) => event.careSession ?? null),
		at: text((event) => event.at),
		bytes: sql.typed(updates, bytea),
		payloadHash: sql.typed(payloadHashes, bytea),
		hash: sql.typed(hashes, bytea)
	};
}
