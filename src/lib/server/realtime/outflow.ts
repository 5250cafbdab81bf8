import type { AccordSocket } from './connection.ts';

/** What a socket may have waiting to be sent; beyond it nothing is pushed to it any more. */
export const maxWaitingBytes = 256 * 1024;

export interface OutflowHooks {
	/** It does not read as fast as it is sent to: stop pushing. */
	readonly onBehind: () => void;
	/** Everything is out: it may pull what it missed. */
	readonly onDrained: () => void;
	/** It has been behind for too long: its place is worth more than its patience. */
	readonly onStuck: () => void;
}

interface Packet {
	readonly data?: unknown;
}

const lookEveryMs = 100;
const stuckAfterMs = 30_000;

/**
 * Watches what waits to be sent to one socket. The engine holds as much as it is given (engine.io
 * #420): one reader that stops would fill the memory of everybody.
 */
export class Outflow {
	readonly #conn: AccordSocket['conn'];
	readonly #hooks: OutflowHooks;
	/** Handed to the line, which has not taken it yet. */
	#handed = 0;
	/** Still with the engine. */
	#waiting = 0;
	#behindSinceMs: number | null = null;
	#timer: ReturnType<typeof setInterval> | null = null;

	constructor(conn: AccordSocket['conn'], hooks: OutflowHooks) {
		this.#conn = conn;
		this.#hooks = hooks;
		conn.on('packetCreate', (packet: Packet) => this.#count(packet));
		conn.on('flush', () => {
			this.#handed = this.#waiting;
			this.#waiting = 0;
		});
		conn.on('close', () => this.#stopLooking());
	}

	get isBehind(): boolean {
		return this.#behindSinceMs !== null;
	}

	#count({ data }: Packet): void {
		if (this.#conn.transport.writable) this.#handed = 0;
		this.#waiting += sizeOf(data);
		if (this.isBehind || this.#handed + this.#waiting <= maxWaitingBytes) return;
		if (this.#conn.transport.writable) return;
		this.#behindSinceMs = performance.now();
		this.#timer = setInterval(() => this.#look(), lookEveryMs);
		this.#hooks.onBehind();
	}

	#look(): void {
		if (this.#behindSinceMs === null) return;
		const isEmpty = this.#conn.transport.writable && this.#waiting === 0;
		if (isEmpty) {
			this.#stopLooking();
			this.#hooks.onDrained();
		} else if (performance.now() - this.#behindSinceMs > stuckAfterMs) {
			this.#stopLooking();
			this.#hooks.onStuck();
		}
	}

	#stopLooking(): void {
		if (this.#timer) clearInterval(this.#timer);
		[this.#timer, this.#behindSinceMs] = [null, null];
	}
}

function sizeOf(data: unknown): number {
	if (typeof data === 'string') return data.length;
	return ArrayBuffer.isView(data) ? data.byteLength : 0;
}
