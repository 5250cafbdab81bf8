import { randomInt } from 'node:crypto';
import type { AccordDatabase } from '../db/accord.ts';
import { findUnavailable } from '../db/unavailable.ts';
import type { Log } from '../observe/log.ts';
import { readElsewhere } from '../plan/head-reader.ts';
import type { Rooms } from './rooms.ts';

export interface LookoutParts {
	readonly database: AccordDatabase;
	readonly rooms: Rooms;
	readonly log: Log;
	/** A session ended somewhere: look again at those that are open here. */
	readonly onAccessChanged: () => Promise<void>;
}

const leastPauseMs = 1_500;
const spreadMs = 400;

/**
 * Looks every two seconds, in one query, whether the plans that are open here went on elsewhere
 * and whether sessions ended there: so a hint that got lost costs seconds, and nothing else.
 */
export class Lookout {
	readonly #parts: LookoutParts;
	#accessEpoch: number | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#isStopped = false;

	constructor(parts: LookoutParts) {
		this.#parts = parts;
	}

	start(): void {
		if (this.#isStopped) return;
		// Never all nodes in the same moment, and never later than two seconds.
		this.#timer = setTimeout(() => void this.#turn(), leastPauseMs + randomInt(spreadMs));
		this.#timer.unref();
	}

	stop(): void {
		this.#isStopped = true;
		if (this.#timer) clearTimeout(this.#timer);
	}

	async look(): Promise<void> {
		const { database, rooms, onAccessChanged } = this.#parts;
		const { moved, accessEpoch } = await readElsewhere(database, rooms.heads());
		if (this.#accessEpoch !== accessEpoch) await onAccessChanged();
		this.#accessEpoch = accessEpoch;
		await Promise.all(moved.map(({ planId, seq }) => rooms.reach(planId, seq)));
	}

	async #turn(): Promise<void> {
		try {
			await this.look();
		} catch (error) {
			// Without the database nothing goes on anywhere; it is looked again soon.
			if (!findUnavailable(error)) {
				this.#parts.log.error({ err: error }, 'this node could not look at the others');
			}
		}
		this.start();
	}
}
