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
			plan_id, seq, op_id, type, document, actor_id, role, auth_session, at,
			bytes, payload_hash, hash
		)
		select plan_id, ${link.seq}::bigint, ${event.opId}::uuid, 'prose', ${event.document},
			${event.actorId}::uuid, ${event.role}, ${event.authSession}::uuid,
			${event.at}::timestamptz, ${event.update}::bytea, ${link.payloadHash}::bytea,
			${link.hash}::bytea
		from moved
		returning plan_id`;
	return new Set(rows.map((row) => String(row['plan_id'])));
}

async function commitMany(
	{ sql }: AccordDatabase,
	batches: readonly ProseBatch[]
): Promise<ReadonlySet<string>> {
	const heads = {
		plan: sql.typed(
			of(batches, (batch) => batch.planId),
			arrayOid.uuid
		),
		expected: sql.typed(
			of(batches, (batch) => batch.expected.seq),
			arrayOid.bigint
		),
		next: sql.typed(
			of(batches, (batch) => batch.next.seq),
			arrayOid.bigint
		),
		hash: sql.typed(
			of(batches, (batch) => batch.next.hash),
			arrayOid.bytea
		)
	};
	const links = batches.flatMap(({ planId, chained }) =>
		chained.map((link) => ({ planId, ...link }))
	);
	const text = (pick: (event: ChainedEvent['event']) => string | null) =>
		sql.typed(
			of(links, (link) => pick(link.event)),
			arrayOid.text
		);
	const rows = await sql`
		with head as (
			select * from unnest(
				${heads.plan}::uuid[], ${heads.expected}::bigint[],
				${heads.next}::bigint[], ${heads.hash}::bytea[]
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
				plan_id, seq, op_id, type, document, actor_id, role, auth_session, at,
				bytes, payload_hash, hash
			)
			select e.plan_id, e.seq, e.op_id::uuid, 'prose', e.document, e.actor_id::uuid, e.role,
				e.auth_session::uuid, e.at::timestamptz, e.bytes, e.payload_hash, e.hash
			from unnest(
				${sql.typed(
					of(links, (link) => link.planId),
					arrayOid.uuid
				)}::uuid[],
				${sql.typed(
					of(links, (link) => link.seq),
					arrayOid.bigint
				)}::bigint[],
				${text((event) => event.opId)}::text[],
				${text((event) => (event.type === 'prose' ? event.document : null))}::text[],
				${text((event) => event.actorId)}::text[],
				${text((event) => event.role)}::text[],
				${text((event) => event.authSession)}::text[],
				${text((event) => event.at)}::text[],
				${sql.typed(
					of(links, ({ event }) => (event.type === 'prose' ? event.update : null)),
					arrayOid.bytea
				)}::bytea[],
				${sql.typed(
					of(links, (link) => link.payloadHash),
					arrayOid.bytea
				)}::bytea[],
				${sql.typed(
					of(links, (link) => link.hash),
					arrayOid.bytea
				)}::bytea[]
			) as e (plan_id, seq, op_id, document, actor_id, role, auth_session, at, bytes,
				payload_hash, hash)
			join moved using (plan_id)
		)
		select plan_id from moved`;
	return new Set(rows.map((row) => String(row['plan_id'])));
}

function of<Item, Value>(items: readonly Item[], pick: (item: Item) => Value): Value[] {
	return items.map(pick);
}
