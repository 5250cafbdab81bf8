import { sql as drizzleSql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { TestDatabase } from '../../../../tests/support/postgres.ts';
import { openDatabase } from './transaction.ts';
import { findUnavailable } from './unavailable.ts';

const storms = 50;
const workers = 16;

let db: TestDatabase;
let executioner: postgres.Sql;

beforeAll(async () => {
	db = await testDatabase();
	executioner = postgres(db.url, { max: 1, fetch_types: false });
	await executioner`create table pair (transaction text not null, half text not null)`;
	return async () => executioner.end({ timeout: 1 });
});

beforeEach(async () => {
	await executioner`truncate pair`;
});

const escaped: unknown[] = [];
const remember = (error: unknown) => escaped.push(error);
process.on('uncaughtException', remember);
process.on('unhandledRejection', remember);
afterAll(() => {
	process.off('uncaughtException', remember);
	process.off('unhandledRejection', remember);
});

interface Tally {
	acknowledged: Set<string>;
	refused: Set<string>;
	wantedRollback: Set<string>;
	other: unknown[];
}

async function terminateAll(): Promise<number> {
	const rows = await executioner`
		select pg_terminate_backend(pid) from pg_stat_activity
		where datname = current_database() and pid <> pg_backend_pid()`;
	return rows.length;
}

// Writes both halves or asks for a rollback; reads its own transaction id around every statement,
// so that a statement which slipped into another transaction shows.
async function writePair(id: string, tally: Tally): Promise<void> {
	const rollback = Math.random() < 0.3;
	if (rollback) tally.wantedRollback.add(id);
	try {
		await db.database.transact(async ({ sql, orm }) => {
			const [first] = await sql`select pg_current_xact_id()::text as xid`;
			await sql`insert into pair values (${id}, 'first')`;
			if (Math.random() < 0.5) await new Promise((resolve) => setTimeout(resolve, 1));
			// Swallowing the error must not let the next statement out of its transaction.
			await sql`select pg_sleep(0.002)`.catch(() => undefined);
			await orm.execute(drizzleSql`insert into pair values (${id}, 'second')`);
			const [last] = await sql`select pg_current_xact_id()::text as xid`;
			if (first?.['xid'] !== last?.['xid']) tally.other.push('crossed');
			if (rollback) throw new Error('wanted');
		});
		tally.acknowledged.add(id);
	} catch (error) {
		if (findUnavailable(error)) tally.refused.add(id);
		else if (!(error instanceof Error && error.message === 'wanted')) tally.other.push(error);
	}
}

test('[R-DB-1] terminating every backend 50 times crosses and halves no transaction', async () => {
	const tally: Tally = {
		acknowledged: new Set(),
		refused: new Set(),
		wantedRollback: new Set(),
		other: []
	};
	let running = true;
	let next = 0;
	const load = Array.from({ length: workers }, async () => {
		while (running) await writePair(`t${next++}`, tally);
	});
	let terminated = 0;
	const recoveries: number[] = [];
	for (let storm = 0; storm < storms; storm += 1) {
		await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 40));
		terminated += await terminateAll();
		const since = performance.now();
		await db.database.transact(({ sql }) => sql`select 1`);
		recoveries.push(performance.now() - since);
	}
	running = false;
	await Promise.all(load);

	const rows = await executioner<{ transaction: string; halves: number; distinct: number }[]>`
		select transaction, count(*)::int as halves, count(distinct half)::int as distinct
		from pair group by transaction`;
	const stored = new Set(rows.map((row) => row.transaction));
	expect(rows.filter((row) => row.halves !== 2 || row.distinct !== 2)).toEqual([]);
	expect([...tally.wantedRollback].filter((id) => stored.has(id))).toEqual([]);
	expect([...tally.acknowledged].filter((id) => !stored.has(id))).toEqual([]);
	expect(tally.other).toEqual([]);
	expect(escaped).toEqual([]);
	expect(Math.max(...recoveries)).toBeLessThan(5_000);
	expect(terminated).toBeGreaterThan(storms);
	expect(tally.acknowledged.size).toBeGreaterThan(100);
	expect(tally.refused.size).toBeGreaterThan(0);
}, 120_000);

test('[R-DB-1] single statements survive terminations and the pool stays whole', async () => {
	const outcomes: unknown[] = [];
	for (let storm = 0; storm < 20; storm += 1) {
		const work = Array.from({ length: 30 }, () =>
			db.database.sql`select pg_sleep(0.001)`.catch((error: unknown) => error)
		);
		await terminateAll();
		outcomes.push(...(await Promise.all(work)));
	}
	const errors = outcomes.filter((outcome) => outcome instanceof Error);
	expect(errors.filter((error) => !findUnavailable(error))).toEqual([]);
	expect(escaped).toEqual([]);
	const answers = await Promise.all(
		Array.from({ length: 40 }, () => db.database.sql`select 1 as one`)
	);
	expect(answers.every(([row]) => row?.['one'] === 1)).toBe(true);
});

test('[R-DB-1] a statement after the transaction is over is refused, not run elsewhere', async () => {
	let late: () => Promise<unknown> = () => Promise.resolve();
	await db.database.transact(async ({ sql }) => {
		await sql`select 1`;
		late = async () => sql`insert into pair values ('late', 'first')`;
	});
	await expect(late()).rejects.toThrow('already over');
	expect(await executioner`select 1 from pair where transaction = 'late'`).toHaveLength(0);
});

test('[R-DB-1] a transaction that takes too long is refused and its connection replaced', async () => {
	const slow = openDatabase(db.url, { schema: {}, maxConnections: 1, statementTimeoutMs: 300 });
	const hanging = slow.transact(async ({ sql }) => {
		await sql`insert into pair values ('slow', 'first')`;
		await new Promise(() => undefined);
	});
	await expect(hanging).rejects.toMatchObject({ code: expect.stringMatching(/timed-out|lost/) });
	const [row] = await slow.sql`select 1 as one`;
	expect(row?.['one']).toBe(1);
	await expect(slow.sql`select pg_sleep(2)`).rejects.toMatchObject({ code: 'timed-out' });
	await slow.close();
	expect(await executioner`select 1 from pair where transaction = 'slow'`).toHaveLength(0);
});

test('[R-DB-1] a swallowed refusal of a statement does not become an acknowledgement', async () => {
	const work = db.database.transact(async ({ sql }) => {
		await sql`insert into pair values ('swallowed', 'first')`;
		await sql`select 1 / 0`.catch(() => undefined);
	});
	await expect(work).rejects.toThrow('swallowed');
	expect(await executioner`select 1 from pair where transaction = 'swallowed'`).toHaveLength(0);
});

test('[R-DB-1] a nested transaction that is refused leaves the outer one usable', async () => {
	await db.database.transact(async ({ sql, orm }) => {
		await sql`insert into pair values ('outer', 'first')`;
		await orm
			.transaction((inner) => inner.execute(drizzleSql`select 1 / 0`))
			.catch(() => undefined);
		await sql`insert into pair values ('outer', 'second')`;
	});
	expect(await executioner`select 1 from pair where transaction = 'outer'`).toHaveLength(2);
});

test('[R-DB-7] values come back as the readers expect them', async () => {
	const { sql } = db.database;
	const at = new Date('2026-03-04T05:06:07.890Z');
	const ids = ['11111111-1111-7111-8111-111111111111', '22222222-2222-7222-8222-222222222222'];
	const [row] = await sql`
		select 9007199254740991::bigint as big, ${at}::timestamptz as at, '2026-03-04'::date as day,
			${sql.json({ a: [1, 'two'] })}::jsonb as doc, ${Buffer.from([0, 255])}::bytea as bytes,
			array(select unnest(${ids}::uuid[])::text order by 1) as ids`;
	expect(row?.['big']).toBe(9007199254740991);
	expect(row?.['at']).toEqual(at);
	expect(row?.['day']).toBe('2026-03-04');
	expect(row?.['doc']).toEqual({ a: [1, 'two'] });
	expect([...(row?.['bytes'] ?? [])]).toEqual([0, 255]);
	expect(row?.['ids']).toBe(`{${ids.join(',')}}`);
});
