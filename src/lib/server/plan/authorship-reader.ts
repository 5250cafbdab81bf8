import type { Role } from '../../domain/actor.ts';
import type { Change } from '../../domain/change.ts';
import type { CareSessionId, OpId, PlanId, UserId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import type { EntityEvent } from '../../protocol/event.ts';
import type { AccordDatabase, AccordTransaction } from '../db/accord.ts';

type Reading = Pick<AccordTransaction, 'sql'> | Pick<AccordDatabase, 'sql'>;

/** An update of a document with who wrote it. */
export interface WrittenUpdate {
	readonly seq: number;
	readonly actorId: UserId;
	readonly role: Role;
	readonly at: Date;
	readonly update: Uint8Array;
	readonly careSession: CareSessionId | null;
	/** The command that wrote it together with what it decided; null for typing. */
	readonly command: EntityEvent['command'] | null;
	/** What that command decided. */
	readonly decided: Change | null;
}

type Typed = Omit<WrittenUpdate, 'command' | 'decided'> & { readonly opId: OpId };
type Decided = {
	readonly opId: OpId;
	readonly command: EntityEvent['command'];
	readonly decided: Change;
};

/** Every update of a document, in order; the empty page that the server began is left out. */
export async function readUpdates(
	{ sql }: Reading,
	planId: PlanId,
	document: DocumentKey
): Promise<readonly WrittenUpdate[]> {
	const typed = await sql<Typed[]>`
		select seq, op_id as "opId", actor_id as "actorId", role, at, bytes as update,
			care_session as "careSession"
		from plan_event
		where plan_id = ${planId} and document = ${document} and type = 'prose'
		order by seq offset 1`;
	// The commands that write in texts: few among thousands of keystrokes.
	const decided = await sql<Decided[]>`
		select op_id as "opId", command, payload as decided from plan_event
		where plan_id = ${planId} and type = 'entity'
			and command in ('RestoreSection', 'AcceptSuggestion')
		order by seq desc`;
	const byOp = new Map(decided.map((one) => [one.opId, one]));
	return typed.map(({ opId, ...update }) => {
		const by = byOp.get(opId);
		return { ...update, command: by?.command ?? null, decided: by?.decided ?? null };
	});
}

/** All that ever happened to one thing of a plan, oldest first. */
export async function readEventsOf(
	{ sql }: Reading,
	planId: PlanId,
	entityId: string
): Promise<readonly EntityEvent[]> {
	type Row = Pick<EntityEvent, 'seq' | 'opId' | 'actorId' | 'role' | 'command'> & {
		readonly at: Date;
		readonly careSession: CareSessionId | null;
		readonly payload: Change;
	};
	const rows = await sql<Row[]>`
		select seq, op_id as "opId", actor_id as "actorId", role, command, at, payload,
			care_session as "careSession"
		from plan_event
		where plan_id = ${planId} and type = 'entity' and entity_id = ${entityId}
		order by seq`;
	return rows.map(({ at, payload, careSession, ...head }) => ({
		...head,
		...(careSession && { careSession }),
		type: 'entity',
		at: at.toISOString(),
		...payload
	}));
}
