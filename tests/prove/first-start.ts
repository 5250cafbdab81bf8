import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import postgres from 'postgres';

import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { App } from '../crash/app.ts';
import { DatabaseProxy } from '../crash/database-proxy.ts';
import { between, randomFrom } from '../crash/random.ts';
import { findEmbeddedHome } from '../support/embedded-home.ts';
import { findFreePort } from '../support/port.ts';
import { countRows, uncounted, finish, freshSeed, type ProofRow } from './row.ts';
import { silent } from '../support/silent-log.ts';

// Accord killed before there is anything to lose: while it makes its database, and while it brings
// a database to the newest schema. Whatever is left, the next start must make it whole.

const { values: options } = parseArgs({
	options: {
		/** Kills during each of the two. */
		kills: { type: 'string', default: '30' },
		report: { type: 'string' },
		seed: { type: 'string', default: freshSeed() }
	}
});
const root = join(import.meta.dirname, '../..');
const parent = join(root, '.cache/first-start', String(process.pid));
const kills = Number(options.kills);
const random = randomFrom(Number(options.seed));
const killsPerDirectory = 5;
const rows: ProofRow[] = [];

console.log(`First starts with seed ${options.seed}`);
try {
	rows.push(await killInitializing());
	rows.push(await killMigrating());
} finally {
	await removeAll();
}
await finish({ seed: options.seed, ...countRows(rows), rows }, options.report);

/** Killed again and again on the same directory, then left alone. */
async function killInitializing(): Promise<ProofRow> {
	const faults: string[] = [];
	let done = 0;
	while (done < kills) {
		const dataDir = join(parent, `own-${done}`);
		await mkdir(dataDir, { recursive: true });
		const app = new App({ port: await findFreePort(), dataDir });
		for (let time = 0; time < killsPerDirectory && done < kills; time += 1, done += 1) {
			app.startUnwatched();
			await delay(between(random, [100, 3_500]));
			await app.kill();
		}
		faults.push(...(await startWhole(app)));
		await app.stop();
		for (const home of await findEmbeddedHome(dataDir)) {
			const left = (await readdir(home)).filter((name) => name.startsWith('postgres.unfinished'));
			if (left.length > 0) faults.push(`${left.join()} was left behind`);
			await rm(home, { recursive: true, force: true });
		}
		faults.push(...app.uncaught);
	}
	return toRow(
		'kill -9 of Accord while it makes its own database for the first time',
		done,
		faults
	);
}

/** Killed at one statement of the migration, each time on a new empty database. */
async function killMigrating(): Promise<ProofRow> {
	const dataDir = join(parent, 'migrating');
	await mkdir(dataDir, { recursive: true });
	const server = await startEmbeddedDatabase({ dataDir, log: silent });
	const faults: string[] = [];
	const statements = await countStatements();
	try {
		for (let kill = 1; kill <= kills; kill += 1) {
			const url = await createDatabase(server.url, `fresh_${kill}`);
			faults.push(...(await killOneMigration(url, Math.floor(random() * statements))));
		}
	} finally {
		await server.stop();
	}
	return toRow('kill -9 of Accord in the middle of its migrations', kills, faults);
}

async function killOneMigration(url: string, skip: number): Promise<string[]> {
	const proxy = await DatabaseProxy.start(url);
	const dataDir = join(parent, 'none');
	const app = new App({ port: await findFreePort(), dataDir, databaseUrl: proxy.url });
	const isHit = new Promise<boolean>((resolve) => {
		proxy.arm(
			'mid-migration',
			() => {
				app.killNow();
				resolve(true);
			},
			skip
		);
		setTimeout(() => resolve(false), 20_000).unref();
	});
	app.startUnwatched();
	const faults = (await isHit) ? [] : [`statement ${skip} of the migration was never reached`];
	await app.kill();
	proxy.disarm();
	faults.push(...(await startWhole(app)), ...(await schemaFaults(url)), ...app.uncaught);
	await app.stop();
	await proxy.stop();
	return faults;
}

/** Serves, and says that it is ready. */
async function startWhole(app: App): Promise<string[]> {
	try {
		await app.start();
		const answer = await fetch(`${app.origin}/health/ready`);
		return answer.ok ? [] : [`it serves and is not ready: ${answer.status}`];
	} catch (error) {
		return [String(error)];
	}
}

/** Every migration ran exactly once. */
async function schemaFaults(url: string): Promise<string[]> {
	const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
	try {
		const ran = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`;
		const known = (await readJournal()).entries.length;
		const distinct = new Set(ran.map(({ hash }) => hash)).size;
		return ran.length === known && distinct === known ? [] : [`${ran.length} of ${known} ran`];
	} finally {
		await sql.end();
	}
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
	const sql = postgres(serverUrl, { max: 1, fetch_types: false, onnotice: () => undefined });
	await sql`create database ${sql(name)}`;
	await sql.end();
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	return url.href;
}

async function readJournal(): Promise<{ entries: readonly { tag: string }[] }> {
	return JSON.parse(await readFile(join(root, 'drizzle/meta/_journal.json'), 'utf8')) as {
		entries: readonly { tag: string }[];
	};
}

/** A little fewer than there are, so that each chosen one is reached. */
async function countStatements(): Promise<number> {
	const { entries } = await readJournal();
	const texts = await Promise.all(
		entries.map(({ tag }) => readFile(join(root, 'drizzle', `${tag}.sql`), 'utf8'))
	);
	const pattern = /^(create|alter)\s+(table|index|unique|type|function|trigger)/gim;
	return texts.join('\n').match(pattern)?.length ?? 1;
}

async function removeAll(): Promise<void> {
	if (!existsSync(parent)) return;
	for (const name of await readdir(parent)) {
		for (const path of await findEmbeddedHome(join(parent, name))) {
			await rm(path, { recursive: true, force: true });
		}
	}
	await rm(parent, { recursive: true, force: true });
}

function toRow(claim: string, done: number, faults: readonly string[]): ProofRow {
	for (const text of faults.slice(0, 10)) console.log(`NOT OK ${claim}: ${text}`);
	console.log(`${faults.length === 0 ? 'ok    ' : 'NOT OK'} ${claim}, ${done} kills`);
	return {
		...uncounted,
		claim,
		times: `${done} kills`,
		isMet: faults.length === 0,
		note:
			faults.length === 0
				? 'the next start served and was ready each time; every migration ran once, nothing half-made was left'
				: (faults[0]?.slice(0, 200).replaceAll('\n', ' ') ?? '')
	};
}
