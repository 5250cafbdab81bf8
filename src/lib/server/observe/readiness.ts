import { statfs } from 'node:fs/promises';

import type { AccordDatabase } from '../db/accord.ts';
import { countMissingMigrations } from '../db/migrate.ts';

export interface Readiness {
	readonly isReady: boolean;
	/** Each check by name; what is not there to be checked is `none`. */
	readonly checks: Readonly<Record<CheckName, CheckResult>>;
}

export type CheckName = 'serving' | 'database' | 'migrations' | 'audit' | 'disk' | 'redis';
export type CheckResult = 'ok' | 'not-ok' | 'none';

export interface ReadinessSources {
	readonly database: AccordDatabase;
	/** The directory whose disk the data lies on, when it is this machine's. */
	readonly home: string | undefined;
	readonly isDraining: () => boolean;
	/** Undefined where there is none. Without it service goes on, so it only informs (R-OP-6). */
	readonly isRedisUp?: () => boolean;
	readonly clockMs: () => number;
}

const leastFreeShare = 0.05;
/** Anybody may ask, and each answer costs the database some work. */
const keptMs = 1_000;

/** Whether this process can serve (R-OP-1), asked by whoever spreads the load. */
export function createReadiness(sources: ReadinessSources): () => Promise<Readiness> {
	let asked: { readonly atMs: number; readonly answer: Promise<Readiness> } | undefined;
	return () => {
		const now = sources.clockMs();
		if (asked && now - asked.atMs < keptMs && !sources.isDraining()) return asked.answer;
		const answer = look(sources);
		asked = { atMs: now, answer };
		return answer;
	};
}

async function look(sources: ReadinessSources): Promise<Readiness> {
	const { database, home, isDraining, isRedisUp } = sources;
	const [isAnswering, isCurrent, isRecording, hasRoom] = await Promise.all([
		holds(async () => (await database.sql`select 1`).length === 1),
		holds(async () => (await countMissingMigrations(database)) === 0),
		holds(() => mayRecord(database)),
		home === undefined ? null : holds(async () => (await freeShareOf(home)) > leastFreeShare)
	]);
	const serving = !isDraining();
	return {
		isReady: serving && isAnswering && isCurrent && isRecording && hasRoom !== false,
		checks: {
			serving: resultOf(serving),
			database: resultOf(isAnswering),
			migrations: resultOf(isCurrent),
			audit: resultOf(isRecording),
			disk: resultOf(hasRoom),
			redis: resultOf(isRedisUp ? isRedisUp() : null)
		}
	};
}

/**
 * Without a record nothing may be opened or changed. Asked, not tried: a row taken back would
 * leave a gap in the numbers of the record, and a gap is what an auditor looks for.
 */
async function mayRecord({ sql }: AccordDatabase): Promise<boolean> {
	const [row] = await sql<{ writable: boolean }[]>`
		select has_table_privilege('audit_event', 'insert')
			and current_setting('transaction_read_only') = 'off' as writable`;
	return row?.writable ?? false;
}

async function holds(check: () => Promise<boolean>): Promise<boolean> {
	try {
		return await check();
	} catch {
		return false;
	}
}

async function freeShareOf(path: string): Promise<number> {
	const { bavail, blocks } = await statfs(path);
	return bavail / blocks;
}

function resultOf(isOk: boolean | null): CheckResult {
	if (isOk === null) return 'none';
	return isOk ? 'ok' : 'not-ok';
}
