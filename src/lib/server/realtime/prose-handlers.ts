import type { OpId } from '../../domain/ids.ts';
import { isPlanOpen, mayWriteDocument } from '../../domain/policy.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { WireRefusal } from '../../protocol/answer.ts';
import type {
	PresenceSetInput,
	ProseOpened,
	ProseOpenInput,
	ProsePushInput
} from '../../protocol/socket.ts';
import { MAX_UPDATE_BYTES } from '../../protocol/version.ts';
import { findProseEvent } from '../plan/reader.ts';
import { planTopic, type Connection } from './connection.ts';
import { findSeat, type Desk, type Seat } from './desk.ts';
import type { CheckRefusal, LiveDocument } from './live-document.ts';
import type { GatedUpdate } from './prose-gate.ts';
import type { PushRefusal, Room } from './room.ts';

type Answered<T> = Promise<Result<T, Refusal | WireRefusal>>;

/** What the client lacks, what we have, and for a writer a client id of their own. */
export async function openProse(
	desk: Desk,
	connection: Connection,
	input: ProseOpenInput
): Answered<ProseOpened> {
	const seat = await findSeat(desk, connection, input.plan);
	if (!seat.ok) return seat;
	const { room, member } = seat.value;
	const { userId } = connection.session;
	const mayWrite = mayWriteDocument(member.role, input.document);
	if (!connection.plans.has(input.plan)) return err({ code: 'out-of-step' });
	if (input.forWriting && !mayWrite) return err({ code: 'forbidden' });
	const closed = input.forWriting ? await refuseClosed(room) : null;
	if (closed) return err(closed);
	const document = await room.document(input.document);
	const clientId = input.forWriting
		? await document.lease(desk.database, { planId: input.plan, userId }, desk.draw)
		: null;
	const missing = missingFrom(document, input.stateVector);
	return missing.ok ? ok({ ...missing.value, clientId }) : missing;
}

function missingFrom(
	document: LiveDocument,
	stateVector: Uint8Array
): Result<ReturnType<LiveDocument['missingFrom']>, WireRefusal> {
	try {
		return ok(document.missingFrom(stateVector));
	} catch {
		return err({ code: 'update-refused', problem: 'the state vector cannot be read' });
	}
}

/** Check, write to disk, apply, tell the others, answer: in this order, always. */
export async function pushProse(
	desk: Desk,
	connection: Connection,
	input: ProsePushInput
): Answered<{ seq: number }> {
	const limitBytes = MAX_UPDATE_BYTES;
	if (input.update.length > limitBytes) return err({ code: 'too-large', limitBytes });
	const seat = await findSeat(desk, connection, input.plan);
	if (!seat.ok) return seat;
	const { room, member } = seat.value;
	if (!mayWriteDocument(member.role, input.document)) return err({ code: 'forbidden' });
	const closed = await refuseClosed(room);
	if (closed) return err(closed);
	if (!desk.limits.allowUpdate(input.plan, input.update.length, performance.now())) {
		return err({ code: 'too-many-requests' });
	}
	if (desk.groupCommit.isFull) return err({ code: 'unavailable' });
	const document = await room.document(input.document);
	return take(desk, connection, { seat: seat.value, document, input });
}

interface Push {
	readonly seat: Seat;
	readonly document: LiveDocument;
	readonly input: ProsePushInput;
	/** What was on its way has arrived. */
	readonly hasWaited?: boolean;
	/** What other nodes have committed and leased is known. */
	readonly hasAsked?: boolean;
}

async function take(desk: Desk, connection: Connection, push: Push): Answered<{ seq: number }> {
	const { seat, document, input, hasWaited = false, hasAsked = false } = push;
	const { room } = seat;
	const underWay = room.pending.get(input.opId);
	if (underWay) return underWay;
	const gated = document.check(input.update, {
		userId: connection.session.userId,
		removesMost: input.removesMost === true
	});
	if (!gated.ok) {
		// Another node may have stored what it leans on, or leased the client id it comes under.
		if (hasAsked || !mayBeAhead(gated.error)) return refuse(desk, { seat, input }, gated.error);
		await askDatabase(desk, push);
		return take(desk, connection, { ...push, hasAsked: true });
	}
	if (gated.value.isEmpty) {
		if (hasWaited || room.pending.size === 0) return acknowledgeKnown(desk, seat, input.opId);
		// Known perhaps only because it is on its way: not saved before that has arrived.
		await Promise.allSettled(room.pending.values());
		return take(desk, connection, { ...push, hasWaited: true });
	}
	const gatedPush = { seat, document, input, gated: gated.value };
	const pushing = commit(desk, connection, gatedPush);
	room.pending.set(input.opId, pushing);
	return pushing.finally(() => room.pending.delete(input.opId));
}

async function commit(
	desk: Desk,
	connection: Connection,
	push: Push & { readonly gated: GatedUpdate }
): Promise<Result<{ seq: number }, PushRefusal>> {
	const { seat, document, input, gated } = push;
	document.expect(gated);
	const topic = planTopic(input.plan);
	const answer = await desk.groupCommit.push({
		room: seat.room,
		document,
		opId: input.opId,
		update: gated.update,
		author: {
			id: connection.session.userId,
			role: seat.member.role,
			authSession: connection.session.publicId
		},
		at: desk.now().toISOString(),
		broadcastToOthers: (events) =>
			connection.socket.local.to(topic).emit('plan:events', { plan: input.plan, events })
	});
	return answer.ok ? ok({ seq: answer.value }) : answer;
}

/** Nothing new in it: it was stored before, or the author repeats what all know. */
async function acknowledgeKnown(desk: Desk, { room }: Seat, opId: OpId): Answered<{ seq: number }> {
	const stored = await findProseEvent(desk.database, room.planId, opId);
	return ok({ seq: stored?.seq ?? room.head.seq });
}

/** What is unknown here may be known to another node: text of the sender's, or of others. */
function mayBeAhead(refusal: CheckRefusal): boolean {
	if (refusal.code === 'out-of-step') return true;
	return refusal.code === 'update-refused' && refusal.problem === 'foreign-client';
}

function askDatabase(desk: Desk, { seat, document, input }: Push): Promise<unknown> {
	const isUnknown = document.hasUnknownClient(input.update);
	return Promise.all([
		seat.room.catchUp(),
		isUnknown ? document.learnOwners(desk.database, input.plan) : null
	]);
}

/** An update that builds on something we lack may be an old one come again. */
async function refuse(
	desk: Desk,
	{ seat, input }: Pick<Push, 'seat' | 'input'>,
	refusal: CheckRefusal
): Answered<{ seq: number }> {
	if (refusal.code !== 'out-of-step') return err(refusal);
	const stored = await findProseEvent(desk.database, input.plan, input.opId);
	if (stored?.actorId === seat.member.userId) return ok({ seq: stored.seq });
	desk.measure.resynced('out-of-step');
	return err(refusal);
}

async function refuseClosed(
	room: Room
): Promise<Extract<Refusal, { readonly code: 'plan-closed' }> | null> {
	const status = await room.status();
	if (status === undefined || isPlanOpen({ status })) return null;
	return { code: 'plan-closed', status };
}

/** Volatile: whoever is not in the room moves nothing. */
export function setPlace(desk: Desk, connection: Connection, input: PresenceSetInput): void {
	if (!connection.plans.has(input.plan)) return;
	const { plan, ...place } = input;
	desk.presence.move(plan, connection.socket.id, place);
}
