import type postgres from 'postgres';

import { isDriverQuery, redirect } from './driver.ts';
import type { DriverQuery, TransactionTag } from './driver.ts';
import type { Lane, Lanes } from './lanes.ts';
import { DatabaseUnavailable, findUnavailable, translateDriverError } from './unavailable.ts';

export interface TransactionMode {
	readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
	readonly readOnly?: boolean;
	/** For the few that are long by nature, such as a backup; lifts the statement limit as well. */
	readonly timeLimitMs?: number;
}

type Send = (query: DriverQuery, proceed: (query: DriverQuery) => void) => void;

/** A tag whose every statement stands alone, on whichever connection is free. */
export function guardStatements<T extends postgres.Sql>(
	template: T,
	{ lanes, timeLimitMs }: { lanes: Lanes; timeLimitMs: number }
): T {
	const begin = (...args: unknown[]) => {
		const body = args.at(-1);
		if (typeof body !== 'function') throw new TypeError('begin needs a function.');
		return runTransaction({ lanes, timeLimitMs }, {}, (sql) => Promise.resolve(body(sql)));
	};
	return guardTag(template, (query) => void sendAlone(query, { lanes, timeLimitMs }), {
		begin,
		...refusedOn(['reserve', 'listen', 'subscribe', 'largeObject', 'end', 'notify'])
	});
}

export async function runTransaction<T>(
	{ lanes, timeLimitMs }: { lanes: Lanes; timeLimitMs: number },
	mode: TransactionMode,
	body: (sql: TransactionTag) => Promise<T>
): Promise<T> {
	const lane = await beginOn(lanes, mode);
	const state = { phase: 'open' };
	try {
		return await unlessLost(lane, mode.timeLimitMs ?? timeLimitMs, async () => {
			const value = await bodyOrRollback(lane, () => state.phase === 'open', body);
			state.phase = 'committing';
			await commit(lane);
			return value;
		});
	} catch (error) {
		if (!lane.lost || state.phase === 'open') throw translateDriverError(error);
		throw new DatabaseUnavailable(lane.lost.code, { cause: error, mayHaveCommitted: true });
	} finally {
		state.phase = 'over';
		lanes.release(lane);
	}
}

// An idle connection may have died unnoticed; until the first statement is through, nothing has
// happened and another connection will do.
async function beginOn(lanes: Lanes, mode: TransactionMode): Promise<Lane> {
	for (;;) {
		const lane = await lanes.acquire();
		try {
			await unlessLost(lane, 2_000, () => lane.client.unsafe(beginStatement(mode)));
			return lane;
		} catch (error) {
			const refusal = translateDriverError(error);
			lane.abandon(new DatabaseUnavailable('connection-lost', { cause: error }));
			lanes.release(lane);
			if (findUnavailable(refusal)?.code !== 'connection-lost') throw refusal;
		}
	}
}

function beginStatement(mode: TransactionMode): string {
	const words = ['begin'];
	if (mode.isolation) words.push('isolation level', mode.isolation);
	if (mode.readOnly) words.push('read only');
	if (mode.timeLimitMs === undefined) return words.join(' ');
	return `${words.join(' ')}; set local statement_timeout = ${Math.ceil(mode.timeLimitMs)}`;
}

async function bodyOrRollback<T>(
	lane: Lane,
	isOpen: () => boolean,
	body: (sql: TransactionTag) => Promise<T>
): Promise<T> {
	try {
		return await body(guardTransaction(lane, isOpen));
	} catch (error) {
		if (!lane.lost) await lane.client.unsafe('rollback');
		throw error;
	}
}

// PostgreSQL answers COMMIT with ROLLBACK when a statement before it was refused and its error
// swallowed; to report success then would be to lose an acknowledged change.
async function commit(lane: Lane): Promise<void> {
	if (lane.lost) throw lane.lost;
	const answer = await lane.client.unsafe('commit');
	if (answer.command === 'COMMIT') return;
	throw new Error('A statement was refused inside a transaction and its error was swallowed.');
}

function guardTransaction(lane: Lane, isOpen: () => boolean): TransactionTag {
	let savepoints = 0;
	const send: Send = (query, proceed) => {
		if (lane.lost) query.reject(lane.lost);
		else if (!isOpen()) query.reject(new Error('This transaction is already over.'));
		else proceed(abandoningOnLoss(query, lane));
	};
	const savepoint = async (...args: unknown[]): Promise<unknown> => {
		const body = args.at(-1);
		if (typeof body !== 'function') throw new TypeError('savepoint needs a function.');
		const name = `nested_${++savepoints}`;
		await tag.unsafe(`savepoint ${name}`);
		try {
			return await body(tag);
		} catch (error) {
			if (!lane.lost) await tag.unsafe(`rollback to savepoint ${name}`);
			throw error;
		}
	};
	const tag = guardTag(lane.client, send, {
		savepoint,
		...refusedOn(['begin', 'reserve', 'listen', 'subscribe', 'largeObject', 'end', 'notify'])
	});
	return tag;
}

// The driver tells a statement of a broken socket before it tells anybody that the socket broke.
function abandoningOnLoss(query: DriverQuery, lane: Lane): DriverQuery {
	const { reject } = query;
	query.reject = (reason) => {
		const refusal = findUnavailable(translateDriverError(reason));
		if (refusal?.code === 'connection-lost') lane.abandon(refusal);
		reject(reason);
	};
	return query;
}

function guardTag<T extends postgres.Sql>(
	client: T,
	send: Send,
	own: Readonly<Record<string, unknown>>
): T {
	const watch = (value: unknown): unknown => {
		if (isDriverQuery(value)) redirect(value, send);
		return value;
	};
	return new Proxy(client, {
		apply: (target, self, args) => watch(Reflect.apply(target, self, args)),
		get: (target, key) => {
			if (typeof key === 'string' && key in own) return own[key];
			const value: unknown = Reflect.get(target, key);
			if (typeof value !== 'function' || (key !== 'unsafe' && key !== 'file')) return value;
			return (...args: unknown[]) => watch(Reflect.apply(value, target, args));
		}
	});
}

async function sendAlone(
	query: DriverQuery,
	{ lanes, timeLimitMs }: { lanes: Lanes; timeLimitMs: number }
): Promise<void> {
	try {
		const lane = await lanes.acquire();
		await unlessLost(lane, timeLimitMs, () => settled(query, () => lane.submit(query))).finally(
			() => lanes.release(lane)
		);
	} catch (error) {
		query.reject(error);
	}
}

// Resolves when the driver has settled the query either way; its own promise carries the result.
function settled(query: DriverQuery, submit: () => void): Promise<void> {
	return new Promise((done) => {
		const { resolve, reject } = query;
		query.resolve = (value) => {
			resolve(value);
			done();
		};
		query.reject = (reason) => {
			reject(reason);
			done();
		};
		submit();
	});
}

// The driver can leave a promise unsettled when a connection breaks at the wrong moment (#1193).
async function unlessLost<T>(lane: Lane, timeLimitMs: number, work: () => Promise<T>): Promise<T> {
	if (lane.lost) throw lane.lost;
	let forget = () => {};
	const lost = new Promise<never>((_, reject) => (forget = lane.onLost(reject)));
	const timer = setTimeout(() => lane.abandon(new DatabaseUnavailable('timed-out')), timeLimitMs);
	try {
		return await Promise.race([work(), lost]);
	} finally {
		clearTimeout(timer);
		forget();
	}
}

function refusedOn(names: readonly string[]): Record<string, () => never> {
	const refuse = (): never => {
		throw new Error('Use transact: this way around it is not guarded.');
	};
	return Object.fromEntries(names.map((name) => [name, refuse]));
}
