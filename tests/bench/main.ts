import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import postgres from 'postgres';
import { format, resolveConfig } from 'prettier';

import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { reportBundles } from './bundle.ts';
import type { GeneratorAnswers } from './generator.ts';
import { measureInserts } from './insert.ts';
import { describeMachine } from './machine.ts';
import { peers, type PeerName } from './peers/peer.ts';
import { percentilesOf, type Percentiles } from './percentile.ts';
import { startWorker, type Worker } from '../support/worker.ts';
import { report, type LoadResult } from './report.ts';
import { runRound, type Place, type Pace, type Round, type ServerUnderTest } from './rounds.ts';
import { seedPlaces } from './seed.ts';
import type { ServerAnswers } from './servers/usage.ts';
import { silent } from '../support/silent-log.ts';

interface Bench {
	readonly databaseUrl: string;
	readonly sql: postgres.Sql;
	readonly generator: Worker<GeneratorAnswers>;
	readonly servers: readonly ServerUnderTest[];
	readonly places: readonly Place[];
}

const { values: options } = parseArgs({
	options: {
		/** One short round: a minute instead of five. */
		quick: { type: 'boolean', default: false },
		/** Writes a CPU profile of Accord's server. */
		profile: { type: 'boolean', default: false },
		/** Puts what it prints into the README too. */
		readme: { type: 'boolean', default: false },
		/** Only this server: for work on it. */
		only: { type: 'string' }
	}
});
const cache = join(import.meta.dirname, '../../.cache');
const insertMs = options.quick ? 1_000 : 3_000;
const pace: Pace = options.quick
	? { keysPerSecond: 5, warmUpMs: 3_000, measureMs: 4_000 }
	: { keysPerSecond: 5, warmUpMs: 3_000, measureMs: 9_000 };
const roundCount = options.quick ? 1 : 3;
const loads = [20, 80];

const dataDir = join(cache, 'bench', String(process.pid));
await mkdir(dataDir, { recursive: true });
const database = await startEmbeddedDatabase({ dataDir, log: silent });
const workers: Worker<never>[] = [];
try {
	const sql = postgres(database.url, { max: 2, fetch_types: false, onnotice: () => undefined });
	const bench = await prepare(database.url, sql);
	const results: LoadResult[] = [];
	for (const plans of loads) results.push(await runLoad(bench, plans));
	const bundles = reportBundles() ?? 'JavaScript of the pages: run npm run build first.';
	const text = `${report(await describeMachine(sql, database.home), results)}\n\n${bundles}`;
	console.log(text);
	if (options.readme) await writeReadme(text);
	await sql.end();
} finally {
	await Promise.all(workers.map((worker) => worker.stop()));
	await database.stop();
	await rm(database.home, { recursive: true, force: true });
	await rm(dataDir, { recursive: true, force: true });
}

async function prepare(databaseUrl: string, sql: postgres.Sql): Promise<Bench> {
	const places = await seedPlaces(databaseUrl, Math.max(...loads));
	const generator = startWorker<GeneratorAnswers>(new URL('./generator.ts', import.meta.url));
	workers.push(generator);
	const wanted = peers.filter((peer) => options.only === undefined || peer === options.only);
	const servers = await Promise.all(wanted.map((peer) => startServer(peer, databaseUrl)));
	return { databaseUrl, sql, generator, servers, places };
}

async function startServer(peer: PeerName, databaseUrl: string): Promise<ServerUnderTest> {
	const file = new URL(`./servers/${peer}.ts`, import.meta.url);
	const profile = ['--cpu-prof', `--cpu-prof-dir=${join(cache, 'bench-profile')}`];
	const execArgv = ['--expose-gc', ...(options.profile && peer === 'accord' ? profile : [])];
	const worker = startWorker<ServerAnswers>(file, { execArgv });
	workers.push(worker);
	const { port } = await worker.ask('start', { databaseUrl });
	return { peer, worker, port, empty: await worker.ask('held', null) };
}

async function runLoad(bench: Bench, plans: number): Promise<LoadResult> {
	const places = bench.places.slice(0, plans);
	const rounds: Record<PeerName, Round[]> = { relay: [], accord: [], hocuspocus: [] };
	const inserts: Percentiles[] = [];
	for (let round = 1; round <= roundCount; round += 1) {
		for (const server of bench.servers) {
			note(`${plans} plans, round ${round} of ${roundCount}: ${server.peer}`);
			rounds[server.peer].push(await runRound({ server, places, pace }, bench));
		}
		inserts.push(percentilesOf(await measureInserts(bench.databaseUrl, insertMs)));
	}
	const title = `${plans} plans × 3 editors × ${pace.keysPerSecond} keys/s`;
	return { title, rounds, inserts };
}

async function writeReadme(text: string): Promise<void> {
	const file = join(import.meta.dirname, '../../README.md');
	const [begin, end] = ['<!-- bench: begin -->', '<!-- bench: end -->'];
	const readme = await readFile(file, 'utf8');
	const [before = '', after = ''] = [readme.split(begin)[0], readme.split(end)[1]];
	const written = `${before}${begin}\n\n${text}\n\n${end}${after}`;
	await writeFile(file, await format(written, { ...(await resolveConfig(file)), filepath: file }));
}

function note(text: string): void {
	process.stderr.write(`${text}\n`);
}
