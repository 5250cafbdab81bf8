import type { OpId, UserId } from '../../domain/ids.ts';
import type { Role } from '../../domain/actor.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { unmeasured, type Measure } from '../observe/measure.ts';
import { chainEvents, type NewProseEvent } from '../plan/chain.ts';
import { commitProse, type ProseBatch } from '../plan/prose-commit.ts';
import { findProseEvent } from '../plan/reader.ts';
import { chainedToPlanEvent } from '../plan/wire.ts';
import type { LiveDocument } from './live-document.ts';
import type { Broadcast, PushRefusal, Room } from './room.ts';

export interface ProsePush {
	readonly room: Room;
	readonly document: LiveDocument;
	readonly opId: OpId;
	readonly update: Uint8Array;
	readonly author: {
		readonly id: UserId;
		readonly role: Role;
		readonly authSession: string;
	};
	readonly at: string;
	/** Reaches everybody in the room but the author, who gets the answer instead. */
	readonly broadcastToOthers: Broadcast;
}

interface Waiting {
	readonly push: ProsePush;
	readonly settle: (answer: Result<number, PushRefusal>) => void;
	/** How often the plan's head was elsewhere. */
	missed: number;
}

const maxBatchUpdates = 500;
const maxBatchBytes = 1_000_000;
const maxHeldUpdates = 5_000;
const maxHeldBytes = 32_000_000;
const maxMisses = 200;
const missPauseMs = 2;

/**
 * Natural group commit: while one commit is on its way, what arrives waits, and goes together in
 * the next. Alone, an update goes at once; under load the batches grow by themselves. No timer.
 * One at a time: two side by side, of different plans, were slower at p95 on two cores.
 */
export class GroupCommit {
	readonly #database: AccordDatabase;
	readonly #log: (message: string, error: unknown) => void;
	readonly #measure: Measure;
	#queue: Waiting[] = [];
	/** What has not been answered, wherever it is. */
	readonly #held = { updates: 0, bytes: 0 };
	#running: Promise<void> | null = null;

	constructor(
		database: AccordDatabase,
		log: (message: string, error: unknown) => void,
		measure: Measure = unmeasured
	) {
		this.#database = database;
		this.#log = log;
		this.#measure = measure;
	}

	/** The database does not keep up: whoever asks now is asked to come again. */
	get isFull(): boolean {
		return this.#held.updates >= maxHeldUpdates || this.#held.bytes >= maxHeldBytes;
	}

	get waiting(): number {
		return this.#queue.length;
	}

	/** @returns the event's sequence number, once it is on disk and everybody was told */
	push(push: ProsePush): Promise<Result<number, PushRefusal>> {
		this.#held.updates += 1;
		this.#held.bytes += push.update.length;
		const answer = new Promise<Result<number, PushRefusal>>((settle) => {
			this.#queue.push({ push, settle, missed: 0 });
			this.#running ??= this.#run();
		});
		return answer.finally(() => {
			this.#held.updates -= 1;
			this.#held.bytes -= push.update.length;
		});
	}

	/** Resolves when nothing is waiting. */
	async drain(): Promise<void> {
		while (this.#running) await this.#running;
	}

	async #run(): Promise<void> {
		while (this.#queue.length > 0) {
			const taken = this.#take();
			try {
				await this.#flush(taken);
			} catch (error) {
				await this.#apart(taken, error).catch((cause: unknown) => {
					this.#log('a batch of prose could not be settled', cause);
					for (const one of taken) one.settle(err({ code: 'unavailable' }));
				});
			}
		}
		// In the same turn in which the queue was seen empty: a push in between would sleep.
		this.#running = null;
	}

	#take(): Waiting[] {
		let [bytes, count] = [0, 0];
		for (const { push } of this.#queue) {
			bytes += push.update.length;
			if (count > 0 && (count >= maxBatchUpdates || bytes > maxBatchBytes)) break;
			count += 1;
		}
		return this.#queue.splice(0, count);
	}

	/** @returns whether all of it got to the disk; what did not waits at the front of the queue */
	async #flush(taken: readonly Waiting[]): Promise<boolean> {
		const plans = await Promise.all(
			[...groupByRoom(taken)].map(async ([room, waiting]) => {
				return { room, waiting, batch: await toBatch(room, waiting) };
			})
		);
		const since = performance.now();
		const moved = await commitProse(
			this.#database,
			plans.map((plan) => plan.batch)
		);
		const stored = plans.filter(({ room }) => moved.has(room.planId));
		const updates = stored.reduce((sum, { waiting }) => sum + waiting.length, 0);
		if (updates > 0) this.#measure.proseCommitted(updates, performance.now() - since);
		let missed = false;
		for (const { room, waiting, batch } of plans) {
			if (moved.has(room.planId)) await deliver(room, waiting, batch);
			else {
				missed = true;
				await this.#again(room, waiting);
			}
		}
		if (missed) await new Promise((resolve) => setTimeout(resolve, missPauseMs));
		return !missed;
	}

	/** The head was elsewhere, or held by a command: take in what came before, then once more. */
	async #again(room: Room, waiting: readonly Waiting[]): Promise<void> {
		await room.catchUp();
		const again: Waiting[] = [];
		for (const one of waiting) {
			one.missed += 1;
			const { author } = one.push;
			const member = await room.member(author.id);
			const isOpen = await room.isOpen();
			if (member?.role !== author.role) this.#giveUp(one, { code: 'access-ended' });
			else if (!isOpen) this.#giveUp(one, { code: 'access-ended' });
			else if (one.missed > maxMisses) this.#giveUp(one, { code: 'unavailable' });
			else again.push(one);
		}
		this.#queue.unshift(...again);
	}

	/**
	 * A batch that was refused goes once more, each update alone, so that none fails for another's
	 * sake. What follows a refused one in the same document is refused too: it may build on it.
	 */
	async #apart(taken: readonly Waiting[], cause: unknown): Promise<void> {
		const [only, ...others] = taken;
		if (only && others.length === 0) return this.#refuse(only, cause);
		const broken = new Set<LiveDocument>();
		for (const [index, one] of taken.entries()) {
			const { document } = one.push;
			if (broken.has(document)) {
				this.#giveUp(one, { code: 'unavailable' });
				continue;
			}
			try {
				if (await this.#flush([one])) continue;
				const place = this.#queue.indexOf(one) + 1;
				this.#queue.splice(place, 0, ...taken.slice(index + 1));
				return;
			} catch (error) {
				await this.#refuse(one, error);
				broken.add(document);
			}
		}
	}

	async #refuse(one: Waiting, cause: unknown): Promise<void> {
		const { room, opId, author, document } = one.push;
		const stored = await findProseEvent(this.#database, room.planId, opId).catch(() => null);
		if (!stored) {
			this.#log('a prose update was not committed', cause);
			this.#giveUp(one, { code: 'unavailable' });
		} else if (stored.actorId === author.id && isSame(stored, one.push)) {
			await room.catchUp().catch(() => undefined);
			document.forgetExpected();
			one.settle(ok(stored.seq));
		} else this.#giveUp(one, { code: 'op-id-reused' });
	}

	/** What was refused was expected by its document: what builds on it is out of step too. */
	#giveUp(one: Waiting, refusal: PushRefusal): void {
		one.push.document.forgetExpected();
		one.settle(err(refusal));
	}
}

function isSame(
	stored: { readonly document: string | null; readonly bytes: Uint8Array | null },
	{ document, update }: ProsePush
): boolean {
	if (stored.document !== document.key || stored.bytes === null) return false;
	return Buffer.compare(stored.bytes, update) === 0;
}

function groupByRoom(taken: readonly Waiting[]): Map<Room, Waiting[]> {
	const byRoom = new Map<Room, Waiting[]>();
	for (const one of taken) {
		const group = byRoom.get(one.push.room);
		if (group) group.push(one);
		else byRoom.set(one.push.room, [one]);
	}
	return byRoom;
}

/**
 * Who was in the care session is as of the head that the batch is chained behind: who left it, or
 * saw it end, while their words waited did not write them in its course.
 */
async function toBatch(room: Room, waiting: readonly Waiting[]): Promise<ProseBatch> {
	const { head: expected } = room;
	const events = await Promise.all(waiting.map(({ push }) => toEvent(room, push)));
	if (room.head !== expected) return toBatch(room, waiting);
	const { head: next, chained } = chainEvents(room.planId, expected, events);
	return { planId: room.planId, expected, next, chained };
}

async function toEvent(room: Room, push: ProsePush): Promise<NewProseEvent> {
	const { opId, author, at, document, update } = push;
	return {
		type: 'prose',
		opId,
		actorId: author.id,
		role: author.role,
		authSession: author.authSession,
		careSession: await room.careSessionOf(author.id),
		at,
		document: document.key,
		update
	};
}

async function deliver(room: Room, waiting: readonly Waiting[], batch: ProseBatch): Promise<void> {
	const [only] = waiting;
	const broadcast = waiting.length === 1 ? only?.push.broadcastToOthers : undefined;
	const events = batch.chained.map(chainedToPlanEvent);
	await room.deliver({ head: batch.next, events }, broadcast);
	waiting.forEach((one, index) => one.settle(ok(batch.expected.seq + index + 1)));
}
