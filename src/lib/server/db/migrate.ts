import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { readMigrationFiles } from 'drizzle-orm/migrator';

import { StartupRefusal } from '../startup-refusal.ts';
import type { Database, Schema } from './transaction.ts';

const lockKey = 20_260_708;
const timeLimitMs = 10 * 60_000;

/**
 * Brings the database to the newest schema. All that is missing runs in one transaction, and a
 * lock makes several starts at once take turns. Answers how many migrations ran.
 */
export async function migrate<TSchema extends Schema>(
	database: Database<TSchema>,
	folder: string = findMigrations()
): Promise<number> {
	const migrations = readMigrationFiles({ migrationsFolder: folder });
	return database.transact(
		async ({ sql }) => {
			await sql`select set_config('lock_timeout', ${String(timeLimitMs)}, true)`;
			await sql`select pg_advisory_xact_lock(${lockKey})`;
			await sql`create schema if not exists drizzle`;
			await sql`create table if not exists drizzle.__drizzle_migrations
				(id serial primary key, hash text not null, created_at bigint)`;
			const applied = await sql<{ hash: string; at: number }[]>`
				select hash, created_at as at from drizzle.__drizzle_migrations`;
			const hashByTime = new Map(applied.map((row) => [row.at, row.hash]));
			let ran = 0;
			for (const migration of migrations) {
				const known = hashByTime.get(migration.folderMillis);
				if (known !== undefined && known !== migration.hash) throw editedAfterwards();
				if (known !== undefined) continue;
				for (const statement of migration.sql) await sql.unsafe(statement);
				await sql`insert into drizzle.__drizzle_migrations (hash, created_at)
					values (${migration.hash}, ${migration.folderMillis})`;
				ran += 1;
			}
			return ran;
		},
		{ timeLimitMs }
	);
}

/** How many migrations the code knows, to tell whether a database has them all. */
export async function countMissingMigrations<TSchema extends Schema>(
	database: Database<TSchema>,
	folder: string = findMigrations()
): Promise<number> {
	const migrations = readMigrationFiles({ migrationsFolder: folder });
	const applied = await database.sql<{ hash: string }[]>`
		select hash from drizzle.__drizzle_migrations`;
	const hashes = new Set(applied.map((row) => row.hash));
	return migrations.filter((migration) => !hashes.has(migration.hash)).length;
}

function editedAfterwards(): StartupRefusal {
	return new StartupRefusal(
		'A migration in drizzle/ differs from the one this database was built with: ' +
			'add a new migration instead of changing an old one.'
	);
}

// The same code runs from src/ and, bundled, from build/.
function findMigrations(): string {
	for (let at = import.meta.dirname; dirname(at) !== at; at = dirname(at)) {
		const folder = join(at, 'drizzle');
		if (existsSync(join(folder, 'meta', '_journal.json'))) return folder;
	}
	throw new StartupRefusal('The folder drizzle/ with the migrations is missing.');
}
