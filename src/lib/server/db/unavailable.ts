import postgres from 'postgres';

export type UnavailableCode =
	| 'unreachable' // no connection could be made before the limit
	| 'connection-lost' // the connection broke while the work was under way
	| 'timed-out' // a statement, a lock or the whole transaction took too long
	| 'busy' // every connection stayed in use until the limit
	| 'contention' // the database asks for another try (deadlock, serialization)
	| 'storage-full'
	| 'read-only'
	| 'closed'; // this process is stopping

/**
 * The database could not do its part; nothing about the request was wrong. The request may be
 * tried again: with `mayHaveCommitted` only where an operation id makes the second try harmless.
 */
export class DatabaseUnavailable extends Error {
	readonly code: UnavailableCode;
	readonly mayHaveCommitted: boolean;

	constructor(
		code: UnavailableCode,
		options: { cause?: unknown; mayHaveCommitted?: boolean } = {}
	) {
		super(`The database is not available: ${code}.`, { cause: options.cause });
		this.name = 'DatabaseUnavailable';
		this.code = code;
		this.mayHaveCommitted = options.mayHaveCommitted ?? false;
	}
}

/** Finds the refusal in an error or in what caused it: Drizzle wraps what the driver says. */
export function findUnavailable(error: unknown): DatabaseUnavailable | undefined {
	if (error instanceof DatabaseUnavailable) return error;
	if (error instanceof Error && error.cause !== undefined) return findUnavailable(error.cause);
	return undefined;
}

/** Turns the driver's error into ours where the database is at fault; leaves the rest as it is. */
export function translateDriverError(error: unknown): unknown {
	if (!(error instanceof Error) || error instanceof DatabaseUnavailable) return error;
	const code = unavailableCodeOf(error);
	return code ? new DatabaseUnavailable(code, { cause: error }) : error;
}

function unavailableCodeOf(error: Error): UnavailableCode | undefined {
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	if (error instanceof postgres.PostgresError) return codeBySqlState[code];
	return codeByDriverCode[code];
}

const codeBySqlState: Record<string, UnavailableCode> = {
	'08000': 'connection-lost',
	'08003': 'connection-lost',
	'08006': 'connection-lost',
	'25006': 'read-only',
	'25P03': 'timed-out',
	'25P04': 'timed-out',
	'40001': 'contention',
	'40P01': 'contention',
	'53000': 'busy',
	'53100': 'storage-full',
	'53200': 'busy',
	'53300': 'unreachable',
	'55P03': 'timed-out',
	'57014': 'timed-out',
	'57P01': 'connection-lost',
	'57P02': 'connection-lost',
	'57P03': 'unreachable',
	'57P05': 'connection-lost',
	'58030': 'storage-full'
};

const codeByDriverCode: Record<string, UnavailableCode> = {
	CONNECTION_CLOSED: 'connection-lost',
	CONNECTION_DESTROYED: 'connection-lost',
	CONNECTION_ENDED: 'connection-lost',
	CONNECT_TIMEOUT: 'unreachable',
	ECONNREFUSED: 'unreachable',
	ECONNRESET: 'connection-lost',
	EHOSTUNREACH: 'unreachable',
	ENETUNREACH: 'unreachable',
	ENOTFOUND: 'unreachable',
	EAI_AGAIN: 'unreachable',
	EPIPE: 'connection-lost',
	ETIMEDOUT: 'unreachable'
};
