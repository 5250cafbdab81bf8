import { Allowances } from './allowances.ts';
import type { BucketLimit } from './token-bucket.ts';

export type LimitKind = 'prose' | 'presence' | 'other';

/**
 * What one socket may send (R-RT-6). An editor has at most one update on its way and merges what
 * is typed meanwhile, so even a held key stays below.
 */
export const socketLimits: Readonly<Record<LimitKind, BucketLimit>> = {
	prose: { ratePerSecond: 30, burst: 60 },
	presence: { ratePerSecond: 10, burst: 10 },
	other: { ratePerSecond: 100 / 60, burst: 60 }
};

/** How often a socket may be told to slow down before it is closed. */
export const patience: BucketLimit = { ratePerSecond: 2, burst: 120 };

/** How long a session that did not slow down stays outside. */
export const awayMs = 30_000;

export const socketsPerSession = 5;
export const socketsPerUser = 10;
export const socketsPerPlan = 200;

export interface Stranger {
	readonly address: string;
	readonly hasCookie: boolean;
}

/** What the sockets of one person, of one plan and of one address share. */
export class SharedLimits {
	readonly #users: Readonly<Record<LimitKind, Allowances>> = {
		prose: new Allowances({ ratePerSecond: 60, burst: 120 }),
		presence: new Allowances({ ratePerSecond: 40, burst: 40 }),
		other: new Allowances({ ratePerSecond: 500 / 60, burst: 300 })
	};
	readonly #planUpdates = new Allowances({ ratePerSecond: 300, burst: 600 });
	readonly #planBytes = new Allowances({ ratePerSecond: 2_000_000, burst: 16_000_000 });
	readonly #strangers = new Allowances({ ratePerSecond: 20 / 60, burst: 20 });
	// More, for a whole clinic may share an address, with the pages of people long signed out.
	readonly #signedOut = new Allowances({ ratePerSecond: 300 / 60, burst: 300 });

	/** When the sessions that were sent away may come back. */
	readonly #awayUntilMs = new Map<string, number>();

	allowUser(userId: string, kind: LimitKind, nowMs: number): boolean {
		return this.#users[kind].take(userId, nowMs);
	}

	/** One prose update of this size, from whomever. */
	allowUpdate(planId: string, bytes: number, nowMs: number): boolean {
		if (!this.#planUpdates.take(planId, nowMs)) return false;
		return this.#planBytes.take(planId, nowMs, bytes);
	}

	/** Whether one more handshake that shows no session, or one that has ended, may come from there. */
	allowStranger({ address, hasCookie }: Stranger, nowMs: number): boolean {
		return this.#strangersOf(hasCookie).has(address, nowMs);
	}

	countStranger({ address, hasCookie }: Stranger, nowMs: number): void {
		this.#strangersOf(hasCookie).take(address, nowMs);
	}

	/** A session that did not slow down: its pages come back later, not at once. */
	sendAway(session: string, nowMs: number): void {
		for (const [known, untilMs] of this.#awayUntilMs) {
			if (untilMs <= nowMs) this.#awayUntilMs.delete(known);
		}
		this.#awayUntilMs.set(session, nowMs + awayMs);
	}

	isAway(session: string, nowMs: number): boolean {
		return (this.#awayUntilMs.get(session) ?? 0) > nowMs;
	}

	#strangersOf(hasCookie: boolean): Allowances {
		return hasCookie ? this.#signedOut : this.#strangers;
	}
}
