import type { PlanId } from '../../domain/ids.ts';
import type { PlanEvent } from '../../protocol/event.ts';
import type { Committed } from '../application/context.ts';
import type { KnownHead } from '../plan/head-reader.ts';
import { openRoom, type Room, type RoomOutside } from './room.ts';

interface Entry {
	readonly opening: Promise<Room | undefined>;
	room: Room | undefined;
	visitors: number;
	/** When the last visitor left, by the monotonic clock. */
	emptySinceMs: number;
}

export interface RoomsOptions {
	readonly outside: (planId: PlanId) => RoomOutside;
	/** Another node may have the plan open, this one not. */
	readonly onCommitted: (planId: PlanId, seq: number) => void;
	/** Milliseconds on a monotonic clock. */
	readonly clockMs: () => number;
	readonly log: (message: string, error: unknown) => void;
}

const keepEmptyMs = 60_000;
const maxRooms = 500;

/** The open rooms of this node. Empty ones are let go after a minute, the longest empty first. */
export class Rooms {
	readonly #options: RoomsOptions;
	readonly #entries = new Map<PlanId, Entry>();

	constructor(options: RoomsOptions) {
		this.#options = options;
	}

	get size(): number {
		return this.#entries.size;
	}

	get openDocuments(): number {
		let count = 0;
		for (const { room } of this.#entries.values()) count += room?.openDocuments ?? 0;
		return count;
	}

	/** The room of a plan, opened if need be; undefined when there is no such plan. */
	async open(planId: PlanId): Promise<Room | undefined> {
		return this.#entry(planId).opening;
	}

	visitors(planId: PlanId): number {
		return this.#entries.get(planId)?.visitors ?? 0;
	}

	/** What was said last in an open room, while it is still at hand. */
	newestEvent(planId: PlanId): PlanEvent | undefined {
		return this.#entries.get(planId)?.room?.newestEvent;
	}

	enter(planId: PlanId): void {
		this.#entry(planId).visitors += 1;
	}

	leave(planId: PlanId): void {
		const entry = this.#entries.get(planId);
		if (!entry) return;
		entry.visitors = Math.max(0, entry.visitors - 1);
		entry.emptySinceMs = this.#options.clockMs();
	}

	/** Tells an open room what was committed outside the prose path. */
	publish = (committed: Committed): void => {
		const entry = this.#entries.get(committed.planId);
		if (!entry) return this.#options.onCommitted(committed.planId, committed.head.seq);
		entry.opening
			.then((room) => room?.deliver(committed))
			.catch((error: unknown) => this.#options.log('a change was not delivered', error));
	};

	/** Where the open plans stand on this node. */
	heads(): KnownHead[] {
		return [...this.#entries].flatMap(([planId, { room }]) =>
			room ? [{ planId, seq: room.head.seq }] : []
		);
	}

	/** Another node has committed up to `seq`: an open room reads what it lacks. */
	async reach(planId: PlanId, seq: number): Promise<void> {
		try {
			await this.#entries.get(planId)?.room?.reach(seq);
		} catch (error) {
			this.#options.log('what another node committed was not read', error);
		}
	}

	/** Compacts what is open and lets go of what has been empty for long. */
	async sweep(): Promise<void> {
		const now = this.#options.clockMs();
		const empty = [...this.#entries]
			.filter(([, entry]) => entry.visitors === 0)
			.sort(([, a], [, b]) => a.emptySinceMs - b.emptySinceMs);
		const surplus = this.#entries.size - maxRooms;
		for (const [index, [planId, entry]] of empty.entries()) {
			if (index >= surplus && now - entry.emptySinceMs < keepEmptyMs) continue;
			const room = await entry.opening;
			await room?.compact();
			if (entry.visitors > 0) continue;
			this.#entries.delete(planId);
			room?.close();
		}
		for (const entry of this.#entries.values()) await (await entry.opening)?.compact();
	}

	#entry(planId: PlanId): Entry {
		const known = this.#entries.get(planId);
		if (known) return known;
		const { outside, clockMs } = this.#options;
		const opening = openRoom(planId, outside(planId));
		const entry: Entry = { opening, room: undefined, visitors: 0, emptySinceMs: clockMs() };
		this.#entries.set(planId, entry);
		const forget = () => this.#entries.delete(planId);
		opening.then((room) => (room ? (entry.room = room) : forget()), forget);
		return entry;
	}
}
