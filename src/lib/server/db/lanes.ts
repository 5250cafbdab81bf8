import type postgres from 'postgres';

import { asTransactionTag, isDriverQuery, openClient, redirect } from './driver.ts';
import type { ClientOptions, DriverQuery, TransactionTag } from './driver.ts';
import { DatabaseUnavailable } from './unavailable.ts';

const reconnectDelayMs = 50;
const waitingLimit = 2_000;

/** One connection, held by one piece of work at a time and thrown away once it broke. */
export interface Lane {
	readonly client: TransactionTag;
	/** The reason no further statement may go out, once there is one. */
	readonly lost: DatabaseUnavailable | undefined;
	/** Sends a statement made by any client over this connection. */
	submit(query: DriverQuery): void;
	/** Called at most once, in the same tick in which the connection is known to be lost. */
	onLost(listener: (reason: DatabaseUnavailable) => void): () => void;
	abandon(reason: DatabaseUnavailable): void;
}

export interface LanesOptions extends ClientOptions {
	readonly maxConnections: number;
	readonly acquireTimeoutMs: number;
}

export interface LaneCounts {
	readonly open: number;
	readonly idle: number;
	/** Work that waits for a lane. */
	readonly waiting: number;
}

interface Waiter {
	take(lane: Lane): void;
	refuse(reason: DatabaseUnavailable): void;
	connect(): void;
}

/**
 * The connection pool. postgres.js pools too, but its pool lets a transaction's late statements
 * run on a connection that meanwhile belongs to somebody else (porsager/postgres #1204, #1189).
 */
export class Lanes {
	readonly clientOptions: ClientOptions;
	readonly #options: LanesOptions;
	readonly #idle: Lane[] = [];
	readonly #lanes = new Set<Lane>();
	readonly #waiting = new Set<Waiter>();
	#opening = 0;
	#closed = false;

	constructor(options: LanesOptions) {
		this.#options = options;
		this.clientOptions = options;
	}

	get counts(): LaneCounts {
		return { open: this.#lanes.size, idle: this.#idle.length, waiting: this.#waiting.size };
	}

	async acquire(): Promise<Lane> {
		if (this.#closed) throw new DatabaseUnavailable('closed');
		const idle = this.#idle.pop();
		if (idle) return idle;
		const deadline = performance.now() + this.#options.acquireTimeoutMs;
		if (this.#lanes.size + this.#opening < this.#options.maxConnections)
			return this.#open(deadline);
		return this.#wait(deadline);
	}

	release(lane: Lane): void {
		if (lane.lost || this.#closed) {
			this.#discard(lane);
			return;
		}
		const next = this.#nextWaiter();
		if (next) next.take(lane);
		else this.#idle.push(lane);
	}

	async close(graceMs: number): Promise<void> {
		this.#closed = true;
		const reason = new DatabaseUnavailable('closed');
		for (const waiter of [...this.#waiting]) waiter.refuse(reason);
		for (const lane of this.#idle.splice(0)) this.#discard(lane);
		const deadline = performance.now() + graceMs;
		while (this.#lanes.size > 0 && performance.now() < deadline) await delay(10);
		for (const lane of [...this.#lanes]) lane.abandon(reason);
	}

	async #open(deadline: number): Promise<Lane> {
		this.#opening += 1;
		try {
			const lane = await this.#connect(deadline);
			this.#lanes.add(lane);
			lane.onLost(() => this.#discard(lane));
			if (lane.lost) throw lane.lost;
			return lane;
		} finally {
			this.#opening -= 1;
		}
	}

	async #connect(deadline: number): Promise<Lane> {
		for (;;) {
			const lane = openLane(this.#options);
			try {
				await withDeadline(lane.client`select 1`, deadline);
				return lane;
			} catch (error) {
				lane.abandon(new DatabaseUnavailable('unreachable', { cause: error }));
				if (this.#closed) throw new DatabaseUnavailable('closed');
				if (performance.now() + reconnectDelayMs >= deadline || !isWorthRetrying(error)) {
					throw new DatabaseUnavailable('unreachable', { cause: error });
				}
				await delay(reconnectDelayMs);
			}
		}
	}

	#wait(deadline: number): Promise<Lane> {
		if (this.#waiting.size >= waitingLimit) throw new DatabaseUnavailable('busy');
		return new Promise((resolve, reject) => {
			const timer = setTimeout(
				() => waiter.refuse(new DatabaseUnavailable('busy')),
				Math.max(0, deadline - performance.now())
			);
			const leave = () => {
				clearTimeout(timer);
				this.#waiting.delete(waiter);
			};
			const waiter: Waiter = {
				take: (lane) => {
					leave();
					resolve(lane);
				},
				refuse: (reason) => {
					leave();
					reject(reason);
				},
				connect: () => {
					leave();
					this.#open(deadline).then(resolve, reject);
				}
			};
			this.#waiting.add(waiter);
		});
	}

	#nextWaiter(): Waiter | undefined {
		return this.#waiting.values().next().value;
	}

	#discard(lane: Lane): void {
		if (!this.#lanes.delete(lane)) return;
		const at = this.#idle.indexOf(lane);
		if (at !== -1) this.#idle.splice(at, 1);
		lane.abandon(new DatabaseUnavailable('closed'));
		if (!this.#closed) this.#nextWaiter()?.connect();
	}
}

function openLane(options: ClientOptions): Lane {
	let lost: DatabaseUnavailable | undefined;
	const listeners = new Set<(reason: DatabaseUnavailable) => void>();
	const lose = (reason: DatabaseUnavailable) => {
		if (lost) return;
		lost = reason;
		for (const listener of listeners) listener(reason);
	};
	const client = asTransactionTag(
		openClient(options, () => lose(new DatabaseUnavailable('connection-lost')))
	);
	const send = handlerOf(client);
	return {
		client,
		get lost() {
			return lost;
		},
		submit: send,
		onLost: (listener) => {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		abandon: (reason) => {
			lose(reason);
			client.end({ timeout: 0 }).catch(() => undefined);
		}
	};
}

// A query that is never awaited is never sent; it only shows where its client would send it.
function handlerOf(client: postgres.Sql): (query: DriverQuery) => void {
	const probe: unknown = client.unsafe('select 1');
	if (!isDriverQuery(probe))
		throw new Error('This version of postgres.js is not the expected one.');
	const send = probe.handler;
	redirect(probe, (query) => query.reject(new Error('The probe is never sent.')));
	return send;
}

// A wrong password or a missing database does not get better by trying again.
function isWorthRetrying(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return !/^(28|3D)/.test(code);
}

function withDeadline<T>(work: Promise<T>, deadline: number): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(
			() => reject(new DatabaseUnavailable('unreachable')),
			Math.max(0, deadline - performance.now())
		);
		work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}

function delay(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
