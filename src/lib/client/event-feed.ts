import type { PlanEvent } from '../protocol/event.ts';

export interface FeedHooks {
	readonly apply: (events: readonly PlanEvent[]) => void;
	/** Events after a sequence number; null when the line went away. */
	readonly fetchAfter: (seq: number) => Promise<readonly PlanEvent[] | null>;
	/** Whether an acknowledgement of our own prose may fill the gap in a moment. */
	readonly awaitsOwn: () => boolean;
}

const maxAhead = 1_000;

/**
 * Keeps the plan's events gap-free and in order: what is known is skipped, what comes next is
 * applied, what is ahead waits. Our own prose comes back as an acknowledgement with its number
 * alone; any other gap is asked for.
 */
export class EventFeed {
	readonly #hooks: FeedHooks;
	/** What is ahead of the sequence; null for our own prose, which is applied already. */
	readonly #ahead = new Map<number, PlanEvent | null>();
	#seq: number;
	#isCatchingUp = false;

	constructor(seq: number, hooks: FeedHooks) {
		this.#seq = seq;
		this.#hooks = hooks;
	}

	get seq(): number {
		return this.#seq;
	}

	receive(events: readonly PlanEvent[]): void {
		for (const event of events) this.#ahead.set(event.seq, event);
		this.#advance();
	}

	/** Our own prose was stored under this number. @returns where the feed stands now */
	stored(seq: number): number {
		if (!this.#ahead.has(seq)) this.#ahead.set(seq, null);
		this.#advance();
		return this.#seq;
	}

	/** After a snapshot of all entities as of this number. */
	restartAt(seq: number): void {
		this.#seq = seq;
		this.#advance();
	}

	#advance(): void {
		const fresh: PlanEvent[] = [];
		for (const seq of this.#ahead.keys()) if (seq <= this.#seq) this.#ahead.delete(seq);
		for (let next = this.#ahead.get(this.#seq + 1); next !== undefined;) {
			this.#seq += 1;
			this.#ahead.delete(this.#seq);
			if (next) fresh.push(next);
			next = this.#ahead.get(this.#seq + 1);
		}
		if (fresh.length > 0) this.#hooks.apply(fresh);
		this.fillGap();
	}

	/** Asks for what is missing, unless it may be our own and about to be acknowledged. */
	fillGap(): void {
		if (this.#ahead.size === 0 || this.#isCatchingUp) return;
		if (this.#hooks.awaitsOwn() && this.#ahead.size < maxAhead) return;
		void this.#catchUp();
	}

	/** Asks for what may have come after the last event: nobody tells of the last one twice. */
	lookAhead(): void {
		if (!this.#isCatchingUp) void this.#catchUp();
	}

	async #catchUp(): Promise<void> {
		this.#isCatchingUp = true;
		const before = this.#seq;
		const events = await this.#hooks.fetchAfter(before);
		this.#isCatchingUp = false;
		if (events?.some((event) => event.seq === before + 1)) this.receive(events);
		else if (this.#seq > before) this.fillGap();
	}
}
