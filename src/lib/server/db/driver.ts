import postgres from 'postgres';

import { translateDriverError } from './unavailable.ts';

export interface ClientOptions {
	readonly url: string;
	readonly applicationName: string;
	readonly statementTimeoutMs: number;
	readonly lockTimeoutMs: number;
	readonly idleInTransactionTimeoutMs: number;
}

/** What a transaction's statements are made with: Drizzle's types ask for both shapes. */
export type TransactionTag = postgres.Sql & postgres.TransactionSql;

/** The part of a postgres.js query that the driver itself calls: it has no public hook for it. */
export interface DriverQuery {
	handler: (query: DriverQuery) => void;
	resolve: (value: unknown) => void;
	reject: (reason: unknown) => void;
}

/**
 * One driver client with exactly one connection. `onLost` is called while the driver handles the
 * socket's end, before any waiting code continues, so that no statement can slip onto the
 * connection the driver would open next (security.md 6.1).
 */
export function openClient(options: ClientOptions, onLost: () => void): postgres.Sql {
	return postgres(options.url, {
		max: 1,
		// The type query at connect would reject with nobody listening.
		fetch_types: false,
		max_lifetime: null,
		connect_timeout: 3,
		backoff: () => 0,
		onnotice: () => undefined,
		onclose: onLost,
		types: wireTypes,
		connection: {
			application_name: options.applicationName,
			statement_timeout: options.statementTimeoutMs,
			lock_timeout: options.lockTimeoutMs,
			idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs,
			// Left to itself it plans the commit of prose anew each time: a quarter of its cost.
			plan_cache_mode: 'force_generic_plan'
		}
	});
}

export function isDriverQuery(value: unknown): value is DriverQuery {
	return (
		value instanceof Promise &&
		'handler' in value &&
		typeof value.handler === 'function' &&
		'reject' in value &&
		typeof value.reject === 'function'
	);
}

/**
 * What the driver would offer inside its own `begin`. Ours never calls that, so these two exist
 * for the type alone until the guard puts its own in their place.
 */
export function asTransactionTag(client: postgres.Sql): TransactionTag {
	const refuse = (): never => {
		throw new Error('Only the guarded tag of a transaction has this.');
	};
	return Object.assign(client, { savepoint: refuse, prepare: refuse });
}

/** Lets `send` decide, at the moment a statement would go out, whether and where it goes. */
export function redirect(
	query: DriverQuery,
	send: (query: DriverQuery, proceed: (query: DriverQuery) => void) => void
): void {
	const proceed = query.handler;
	const reject = query.reject;
	query.handler = (self) => send(self, proceed);
	query.reject = (reason) => reject(translateDriverError(reason));
}

/** `sql.typed(values, arrayOid.bytea)` where the driver cannot see an array's type by itself. */
export const arrayOid = {
	bytea: 1001,
	integer: 1007,
	text: 1009,
	bigint: 1016,
	uuid: 2951
} as const;

// int8 as a number: every counter of ours stays far below 2^53. Days and JSON as Drizzle wants
// them, so that one connection serves both Drizzle and hand-written statements.
const wireTypes = {
	bigint: {
		to: 20,
		from: [20],
		serialize: (value: unknown) => String(value),
		parse: (text: string) => safeInteger(text)
	},
	day: {
		to: 1082,
		from: [1082],
		serialize: (value: unknown) => String(value),
		parse: (text: string) => text
	},
	json: {
		to: 3802,
		from: [114, 3802],
		serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
		parse: (text: string): unknown => JSON.parse(text)
	},
	array: {
		to: arrayOid.text,
		from: Object.values(arrayOid),
		serialize: arrayLiteral,
		parse: (text: string) => text
	}
};

function safeInteger(text: string): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new RangeError('A bigint is beyond what is exact here.');
	return value;
}

// Drizzle hands over a finished literal, hand-written statements an array.
function arrayLiteral(values: unknown): string {
	if (!Array.isArray(values)) return String(values);
	return `{${values.map(arrayElement).join(',')}}`;
}

function arrayElement(value: unknown): string {
	if (value === null || value === undefined) return 'NULL';
	if (value instanceof Uint8Array) return `"\\\\x${Buffer.from(value).toString('hex')}"`;
	return `"${String(value).replace(/["\\]/g, '\\$&')}"`;
}
