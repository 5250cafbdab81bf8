import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import type { TestProject } from 'vitest/node';

import { accordSchema } from '../../src/lib/server/db/accord.ts';
import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import type { Database } from '../../src/lib/server/db/transaction.ts';
import { silent } from './silent-log.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		postgresUrl: string;
	}
}

const parent = join(import.meta.dirname, '../../.cache/test-postgres');
const template = 'accord_template';

/** Vitest's globalSetup: one real PostgreSQL for the whole run, with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	await removeAbandoned();
	const dataDir = join(parent, String(process.pid));
	const server = await startEmbeddedDatabase({ dataDir, log: silent });
	const tearDown = async () => {
		await server.stop();
		await rm(server.home, { recursive: true, force: true });
		await rm(dataDir, { recursive: true, force: true });
	};
	try {
		await makeTemplate(server.url);
	} catch (error) {
		await tearDown();
		throw error;
	}
	project.provide('postgresUrl', server.url);
	return tearDown;
}

export interface TestDatabase {
	readonly url: string;
	readonly database: Database<typeof accordSchema>;
}

/** A database of this test file's own, with every migration applied; it goes when the file ends. */
export async function testDatabase(): Promise<TestDatabase> {
	const url = await createDatabase(template);
	const database = openDatabase(url, { schema: accordSchema });
	afterAll(() => database.close());
	return { url, database };
}

/** One with nothing in it at all; it goes when the file ends. */
export function emptyDatabase(): Promise<string> {
	return createDatabase('template0');
}

async function createDatabase(from: string): Promise<string> {
	const server = inject('postgresUrl');
	const name = `test_${randomBytes(6).toString('hex')}`;
	await administer(server, (sql) => sql`create database ${sql(name)} template ${sql(from)}`);
	afterAll(() => administer(server, (sql) => sql`drop database ${sql(name)} with (force)`));
	return urlOf(server, name);
}

async function makeTemplate(server: string): Promise<void> {
	await administer(server, (sql) => sql`create database ${sql(template)}`);
	const database = openDatabase(urlOf(server, template), { schema: accordSchema });
	await migrate(database);
	await database.close();
}

async function administer(
	url: string,
	work: (sql: postgres.Sql) => PromiseLike<unknown>
): Promise<void> {
	const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
	try {
		await work(sql);
	} finally {
		await sql.end();
	}
}

function urlOf(server: string, database: string): string {
	const url = new URL(server);
	url.pathname = `/${database}`;
	return url.href;
}

// Directories of runs that were killed; a PostgreSQL of theirs is adopted and stopped.
async function removeAbandoned(): Promise<void> {
	if (!existsSync(parent)) return;
	for (const name of await readdir(parent)) {
		if (existsSync(`/proc/${name}`)) continue;
		const dataDir = join(parent, name);
		const server = await startEmbeddedDatabase({ dataDir, log: silent }).catch(() => undefined);
		await server?.stop();
		if (server) await rm(server.home, { recursive: true, force: true });
		await rm(dataDir, { recursive: true, force: true });
	}
}
