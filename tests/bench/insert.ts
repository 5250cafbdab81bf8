import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';

import postgres from 'postgres';

const updateBytes = 30;

/** The bare price of durability: one small row at a time, each on disk before the next. */
export async function measureInserts(databaseUrl: string, forMs: number): Promise<number[]> {
	const sql = postgres(databaseUrl, { max: 1, fetch_types: false, onnotice: () => undefined });
	try {
		await sql`create table if not exists bench_insert
			(id bigint generated always as identity primary key, bytes bytea not null)`;
		const bytes = randomBytes(updateBytes);
		for (let warm = 0; warm < 50; warm += 1) await insert(sql, bytes);
		const latencies: number[] = [];
		const end = performance.now() + forMs;
		while (performance.now() < end) {
			const since = performance.now();
			await insert(sql, bytes);
			latencies.push(performance.now() - since);
		}
		return latencies;
	} finally {
		await sql.end();
	}
}

function insert(sql: postgres.Sql, bytes: Buffer): Promise<unknown> {
	return sql`insert into bench_insert (bytes) values (${bytes})`;
}
