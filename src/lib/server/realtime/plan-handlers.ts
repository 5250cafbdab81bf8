import type { Command } from '../../domain/command.ts';
import type { OpId, PlanId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { WireRefusal } from '../../protocol/answer.ts';
import type { PlanEvent } from '../../protocol/event.ts';
import type { EntitiesByKind, Opened, PlanOpenInput, SignedText } from '../../protocol/socket.ts';
import type { Context } from '../application/context.ts';
import { execute, type Executed } from '../application/execute.ts';
import { proseWorkOf } from '../application/work-of-command.ts';
import { recordAudit } from '../audit/writer.ts';
import { readEntities, readEventRows, readHead } from '../plan/reader.ts';
import { findFrozenVersion } from '../plan/version-reader.ts';
import { rowToPlanEvent } from '../plan/wire.ts';
import { planTopic, type Connection } from './connection.ts';
import { findSeat, type Desk } from './desk.ts';
import { socketsPerPlan } from './limits.ts';
import type { Room } from './room.ts';

type Answered<T> = Promise<Result<T, Refusal | WireRefusal>>;

// Beyond this a client gets everything anew: cheaper than a long replay.
const catchUpLimit = 500;
// Beyond this it is read anew: those who come are to start from little.
const replayLimit = 50;
const keepReadingMs = 2_000;

/** Lets somebody in: on the record first, then everything they lack, and from there on live. */
export async function openPlan(
	desk: Desk,
	connection: Connection,
	{ plan, lastSeq }: PlanOpenInput
): Answered<Opened> {
	// A room that nobody looked at for a while may lack what another node has committed.
	if (desk.hasPeers) await (await desk.rooms.open(plan))?.catchUp();
	const seat = await findSeat(desk, connection, plan);
	if (!seat.ok) return seat;
	const { member } = seat.value;
	if (isFull(desk, connection, plan)) return err({ code: 'too-many-requests' });
	await recordAudit(desk.database, {
		action: 'plan-open',
		outcome: 'success',
		actorId: connection.session.userId,
		role: member.role,
		authSession: connection.session.publicId,
		planId: plan,
		requestId: null
	});
	// Gone while we looked: nobody would ever take this visitor out again.
	if (!connection.socket.connected) return err({ code: 'session-ended' });
	if (!connection.plans.has(plan)) desk.rooms.enter(plan);
	connection.plans.add(plan);
	const identity = { userId: member.userId, name: member.name, role: member.role };
	desk.presence.enter(plan, { connectionId: connection.socket.id, ...identity });
	if (!connection.isBehind) await connection.socket.join(planTopic(plan));
	// Now that somebody is in it, it stays; the one looked at before may have been swept.
	const room = await desk.rooms.open(plan);
	if (!room) return err({ code: 'not-found' });
	const missed = await eventsAfter(desk, room, lastSeq);
	if (!missed && lastSeq !== null) desk.measure.resynced('snapshot');
	const opened = missed ? { entities: null, events: missed } : await readWhole(desk, room);
	return ok({
		...opened,
		seq: room.head.seq,
		you: identity,
		present: desk.presence.present(plan)
	});
}

function isFull(desk: Desk, connection: Connection, plan: PlanId): boolean {
	return !connection.plans.has(plan) && desk.rooms.visitors(plan) >= socketsPerPlan;
}

export async function closePlan(
	desk: Desk,
	connection: Connection,
	{ plan }: { plan: PlanId }
): Answered<object> {
	if (!connection.plans.delete(plan)) return ok({});
	await connection.socket.leave(planTopic(plan));
	desk.presence.leave(plan, connection.socket.id);
	desk.rooms.leave(plan);
	return ok({});
}

export async function catchUp(
	desk: Desk,
	connection: Connection,
	{ plan, lastSeq }: { plan: PlanId; lastSeq: number }
): Answered<{ events: readonly PlanEvent[] }> {
	const seat = await findSeat(desk, connection, plan);
	if (!seat.ok) return seat;
	// What was never opened is not on the record as opened.
	if (!connection.plans.has(plan)) return err({ code: 'out-of-step' });
	const events = await eventsAfter(desk, seat.value.room, lastSeq);
	if (!events) return err({ code: 'out-of-step' });
	desk.measure.resynced('gap');
	return ok({ events });
}

/** For a page that is open while somebody signs: what is compared with is then another version. */
export async function readSigned(
	desk: Desk,
	connection: Connection,
	{ plan }: { plan: PlanId }
): Answered<{ signed: SignedText | null }> {
	const seat = await findSeat(desk, connection, plan);
	if (!seat.ok) return seat;
	// What was never opened is not on the record as opened.
	if (!connection.plans.has(plan)) return err({ code: 'out-of-step' });
	const frozen = await findFrozenVersion(desk.database, plan);
	if (!frozen) return ok({ signed: null });
	const { number, canonicalText } = frozen;
	return ok({ signed: { number, canonicalText } });
}

export async function runCommand(
	desk: Desk,
	connection: Connection,
	{ plan, opId, command }: { plan: PlanId; opId: OpId; command: Command }
): Answered<Executed> {
	const since = performance.now();
	const prose = proseWorkOf(command);
	const request = { planId: plan, opId, command, ...(prose && { prose }) };
	const answer = await execute(contextOf(desk, connection), request);
	if (!answer.ok) return answer;
	desk.measure.commandCommitted(performance.now() - since);
	const room = await desk.rooms.open(plan);
	const { seq, events } = answer.value;
	// Told to the others before it is answered, as prose is.
	while (room && room.head.seq < seq) await room.catchUp();
	return ok({ seq, events });
}

function contextOf(desk: Desk, connection: Connection): Context {
	return {
		database: desk.database,
		userId: connection.session.userId,
		authSession: connection.session.publicId,
		requestId: null,
		now: desk.now,
		connected: (plan) => desk.presence.present(plan).map(({ userId }) => userId),
		publish: desk.rooms.publish
	};
}

/** What somebody at `lastSeq` lacks to stand at the room's head; null when that is too much. */
async function eventsAfter(
	desk: Desk,
	room: Room,
	lastSeq: number | null
): Promise<readonly PlanEvent[] | null> {
	if (lastSeq === null || lastSeq > room.head.seq) return null;
	const recent = room.recentAfter(lastSeq);
	if (recent) return recent;
	if (room.head.seq - lastSeq > catchUpLimit) return null;
	const rows = await readEventRows(desk.database, {
		planId: room.planId,
		afterSeq: lastSeq,
		limit: catchUpLimit
	});
	const events = rows.map(rowToPlanEvent);
	const reached = events.at(-1)?.seq ?? lastSeq;
	const rest = room.recentAfter(reached);
	return rest && [...events.filter((event) => event.seq <= room.head.seq), ...rest];
}

/** Everything as of one moment, and what came since: read once for all who come together. */
async function readWhole(desk: Desk, room: Room): Promise<Pick<Opened, 'entities' | 'events'>> {
	for (;;) {
		const { seq, entities } = await readOnce(desk, room);
		while (room.head.seq < seq) await room.catchUp();
		const events = room.recentAfter(seq);
		if (events && events.length <= replayLimit) return { entities, events };
		readings.delete(room);
	}
}

type Whole = { readonly seq: number; readonly entities: EntitiesByKind };

const readings = new WeakMap<Room, Promise<Whole>>();

function readOnce(desk: Desk, room: Room): Promise<Whole> {
	const known = readings.get(room);
	if (known) return known;
	const reading = desk.database.transact(
		async (transaction) => ({
			seq: (await readHead(transaction, room.planId))?.seq ?? 0,
			entities: await readEntities(transaction, room.planId)
		}),
		{ isolation: 'repeatable read', readOnly: true }
	);
	readings.set(room, reading);
	const forget = () => {
		if (readings.get(room) === reading) readings.delete(room);
	};
	reading.then(() => setTimeout(forget, keepReadingMs).unref(), forget);
	return reading;
}
