import { DrizzleQueryError } from 'drizzle-orm/errors';
import { PgDialect } from 'drizzle-orm/pg-core';
import { createTableRelationsHelpers, extractTablesRelationalConfig } from 'drizzle-orm';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import { drizzle, PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';

import { openClient } from './driver.ts';
import type { TransactionTag } from './driver.ts';
import { guardStatements, runTransaction } from './guard.ts';
import type { TransactionMode } from './guard.ts';
import { Lanes } from './lanes.ts';
import type { LaneCounts } from './lanes.ts';

export type Schema = Record<string, unknown>;

export interface DatabaseOptions<TSchema extends Schema> {
	readonly schema: TSchema;
	readonly applicationName?: string;
	readonly maxConnections?: number;
	readonly acquireTimeoutMs?: number;
	readonly statementTimeoutMs?: number;
	readonly lockTimeoutMs?: number;
}

export interface Transaction<TSchema extends Schema> {
	readonly orm: PostgresJsTransaction<TSchema, ExtractTablesWithRelations<TSchema>>;
	readonly sql: postgres.TransactionSql;
}

/**
 * The one way to PostgreSQL. `sql` and `orm` run single statements, each on its own. `transact`
 * holds one connection for one transaction, commits when `work` resolves and rolls back when it
 * throws. Whatever happens to the backend, no statement of `work` ever runs outside its own
 * transaction. Throws `DatabaseUnavailable` when the database, not the request, is at fault.
 */
export interface Database<TSchema extends Schema> {
	readonly orm: PostgresJsDatabase<TSchema>;
	readonly sql: postgres.ISql;
	transact<T>(
		work: (transaction: Transaction<TSchema>) => Promise<T>,
		mode?: TransactionMode
	): Promise<T>;
	/** How its connections stand at this moment. */
	connections(): LaneCounts;
	close(): Promise<void>;
}

const closeGraceMs = 5_000;
// Longer than the statement limit, so that the server's own answer comes first.
const marginMs = 2_000;

export function openDatabase<TSchema extends Schema>(
	url: string,
	options: DatabaseOptions<TSchema>
): Database<TSchema> {
	const statementTimeoutMs = options.statementTimeoutMs ?? 5_000;
	const lanes = new Lanes({
		url,
		applicationName: options.applicationName ?? 'accord',
		statementTimeoutMs,
		lockTimeoutMs: options.lockTimeoutMs ?? 2_000,
		idleInTransactionTimeoutMs: statementTimeoutMs * 2,
		maxConnections: options.maxConnections ?? 10,
		acquireTimeoutMs: options.acquireTimeoutMs ?? 5_000
	});
	const guard = { lanes, timeLimitMs: statementTimeoutMs + marginMs };
	const sql = guardStatements(
		openClient(lanes.clientOptions, () => undefined),
		guard
	);
	const bind = transactionBinder(options.schema);
	return {
		orm: drizzle(sql, { schema: options.schema }),
		sql,
		transact: (work, mode = {}) =>
			runTransaction(guard, mode, (tag) => work(bind(tag))).catch(unwrap),
		connections: () => lanes.counts,
		close: () => lanes.close(closeGraceMs)
	};
}

// The public pieces of Drizzle put together as its own `transaction` does, without its `begin`.
function transactionBinder<TSchema extends Schema>(
	fullSchema: TSchema
): (sql: TransactionTag) => Transaction<TSchema> {
	const dialect = new PgDialect();
	const { tables, tableNamesMap } = extractTablesRelationalConfig<
		ExtractTablesWithRelations<TSchema>
	>(fullSchema, createTableRelationsHelpers);
	const relational = { fullSchema, schema: tables, tableNamesMap };
	return (sql) => ({
		sql,
		orm: new PostgresJsTransaction(
			dialect,
			new PostgresJsSession(sql, dialect, relational, {}),
			relational
		)
	});
}

// Drizzle's wrapper puts every parameter into its message: health data, on its way to a log.
function unwrap(error: unknown): never {
	if (error instanceof DrizzleQueryError && error.cause) throw error.cause;
	throw error;
}
