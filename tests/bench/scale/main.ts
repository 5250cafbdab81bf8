import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import postgres from 'postgres';
import { v7 } from 'uuid';

import { createIdentity } from '../../../src/lib/server/auth/identity.ts';
import { accordSchema } from '../../../src/lib/server/db/accord.ts';
import { startEmbeddedDatabase } from '../../../src/lib/server/db/embedded/start.ts';
import { openDatabase } from '../../../src/lib/server/db/transaction.ts';
import { startRedis } from '../../support/redis.ts';
import { startWorker, type Worker } from '../../support/worker.ts';
import { describeMachine } from '../machine.ts';
import { readSection, writeSection } from '../section.ts';
import { seedPlaces } from '../seed.ts';
import type { ServerAnswers } from '../servers/usage.ts';
import type { CrowdAnswers } from './crowd.ts';
import {
	measureClinic,
	measureFlood,
	measureGrowth,
	measureIdleSocket,
	measureLongLog,
	measureNodes,
	measureSoak,
	measureStorm,
	type ScaleBench
} from './measures.ts';
import { measureSession } from './session.ts';
import { ms, note, row, scaleTable, type ScaleRow } from './report.ts';
import { seedLonely } from './seed.ts';
import { silent } from '../../support/silent-log.ts';

const { values: options } = parseArgs({
	options: {
		/** Only the measures whose name begins so. */
		only: { type: 'string' },
		/** How many plans there are at most, where the cost is followed as plans grow. */
		plans: { type: 'string', default: '10000' },
		/** How long `--only soak` takes; it is never among the others. */
		minutes: { type: 'string', default: '30' },
		/** Puts the table into docs/performance.md. */
		write: { type: 'boolean', default: false }
	}
});
const file = join(import.meta.dirname, '../../../docs/performance.md');
const heading = '# Performance at scale';
const dataDir = join(import.meta.dirname, '../../../.cache/bench', String(process.pid));

await mkdir(dataDir, { recursive: true });
const postmaster = await startEmbeddedDatabase({ dataDir, log: silent });
const workers: Worker<never>[] = [];
const database = openDatabase(postmaster.url, { schema: accordSchema });
try {
	const measures: Readonly<Record<string, (bench: ScaleBench) => Promise<ScaleRow[]>>> = {
		clinic,
		sockets,
		log: longLog,
		storm,
		flood,
		session,
		nodes,
		growth,
		soak
	};
	const clinicPlaces = await seedPlaces(postmaster.url, 500);
	const bench = await prepare();
	const rows: ScaleRow[] = [];
	for (const [name, measure] of Object.entries(measures)) {
		if (options.only === undefined ? name === 'soak' : !name.startsWith(options.only)) continue;
		process.stderr.write(`${name}\n`);
		rows.push(...(await measure(bench)));
	}
	const sql = postgres(postmaster.url, { max: 1, fetch_types: false });
	const machine = await describeMachine(sql, postmaster.home);
	await sql.end();
	const kept = options.write ? await keptRows(rows) : [];
	const text = `Machine: ${machine}.\n\n${scaleTable(rows, kept)}`;
	if (options.write) await writeTable(text);
	console.log(text);

	async function clinic(scale: ScaleBench): Promise<ScaleRow[]> {
		const { acknowledged, perSecond, unsaved } = await measureClinic(scale, clinicPlaces);
		const title = `500 plans, 1,500 sockets, ${perSecond.toFixed(0)} edits/s`;
		return [
			row(`${title}: acknowledged, p99`, { value: acknowledged.p99, limit: 30, unit: 'ms' }),
			note(`${title}: acknowledged`, ms(acknowledged)),
			row(`${title}: never acknowledged`, { value: unsaved, limit: 0, unit: 'edits' })
		];
	}

	async function soak(scale: ScaleBench): Promise<ScaleRow[]> {
		const places = clinicPlaces.slice(0, 80);
		const minutes = Number(options.minutes);
		const { bytes, edits, unsaved } = await measureSoak(scale, { places, minutes });
		const mb = (at: number) => (bytes[at] ?? NaN) / 1_048_576;
		const [begun, half, end] = [0, Math.floor(bytes.length / 2), bytes.length - 1].map(mb);
		const title = `soak of ${minutes} minutes, 80 plans × 3 people × 2 keys/s`;
		return [
			row(`${title}: memory at the end against half of it`, {
				value: (end ?? NaN) / (half ?? NaN),
				limit: 1.05,
				unit: '×'
			}),
			note(
				`${title}: memory`,
				`${begun?.toFixed(1)} MB after 1 minute, ${half?.toFixed(1)} half way, ${end?.toFixed(1)} at the end; ${edits.toLocaleString('en-US')} edits`
			),
			row(`${title}: never acknowledged`, { value: unsaved, limit: 0, unit: 'edits' })
		];
	}

	async function flood(scale: ScaleBench): Promise<ScaleRow[]> {
		const { calm, flooded, ...flood } = await measureFlood(scale, clinicPlaces.slice(0, 80));
		const title = 'one person floods, 80 plans × 3 people × 2 keys/s';
		return [
			row(`${title}: acknowledged to the others, p95 against before`, {
				value: flooded.p95 / calm.p95,
				limit: 2,
				unit: '×'
			}),
			note(
				`${title}: acknowledged to the others`,
				`${ms(flooded)}, before ${ms(calm)}; ${flood.sent.toLocaleString('en-US')} messages, sent away ${flood.sentAway} times, not let in ${flood.refused} times`
			)
		];
	}

	async function nodes(scale: ScaleBench): Promise<ScaleRow[]> {
		const redis = await startRedis();
		const places = clinicPlaces.slice(0, 80);
		const measure = (count: number) =>
			measureNodes(scale, { places, nodes: count, redisUrl: redis.url });
		const [one, two, again] = [await measure(1), await measure(2), await measure(1)];
		await redis.stop();
		const alone = (one + again) / 2;
		const title = 'two nodes with Redis against one, CPU per edit, same load';
		return [
			row(title, { value: two / alone, limit: 1.15, unit: '×' }),
			note(title, `${(two * 1_000).toFixed(0)} µs, one ${(alone * 1_000).toFixed(0)} µs`)
		];
	}

	async function sockets(scale: ScaleBench): Promise<ScaleRow[]> {
		const accord = await measureIdleSocket(scale, { peer: 'accord', places: clinicPlaces });
		const relay = await measureIdleSocket(scale, { peer: 'relay', places: clinicPlaces });
		const title = 'memory of one idle socket, its share of a plan included';
		const kb = (bytes: number) => (bytes / 1_024).toFixed(1);
		return [
			row(`${title}, against bare socket.io`, { value: accord / relay, limit: 1.5, unit: '×' }),
			note(title, `${kb(accord)} kB, bare ${kb(relay)} kB`)
		];
	}
} finally {
	await Promise.all(workers.map((worker) => worker.stop()));
	await database.close();
	await postmaster.stop();
	await rm(postmaster.home, { recursive: true, force: true });
	await rm(dataDir, { recursive: true, force: true });
}

async function longLog(bench: ScaleBench): Promise<ScaleRow[]> {
	const { replayed, compacted } = await measureLongLog(bench);
	const title = 'opening a plan with 20,000 prose updates';
	return [
		row(`${title}, p95 in the server`, { value: compacted.p95, limit: 50, unit: 'ms' }),
		note(`${title}, before its first compaction`, ms(replayed))
	];
}

async function storm(bench: ScaleBench): Promise<ScaleRow[]> {
	const { serverMs, totalMs, bytes } = await measureStorm(bench, 150);
	const title = `150 people opening one plan of ${(bytes / 1_000).toFixed(0)} kB at once`;
	return [
		row(`${title}, CPU of the server`, { value: serverMs, limit: 500, unit: 'ms' }),
		note(`${title}, until all have it`, `${totalMs.toFixed(0)} ms`)
	];
}

async function session(bench: ScaleBench): Promise<ScaleRow[]> {
	const seen = await measureSession(bench, 12);
	const title = 'a session of 12: from a decision to everybody’s screen';
	return [row(`${title}, p95`, { value: seen.p95, limit: 50, unit: 'ms' }), note(title, ms(seen))];
}

async function growth(bench: ScaleBench): Promise<ScaleRow[]> {
	const most = Number(options.plans);
	const sizes = [10, 100, 1_000, 10_000].filter((size) => size <= most);
	const places = await seedLonely(bench.seeding, most);
	const rows: ScaleRow[] = [];
	for (const size of sizes) {
		const grown = await measureGrowth(bench, places.slice(0, size));
		const { cpuMsPerEdit, perSecond, bytesPerPlan } = grown;
		rows.push(
			note(
				`${size} plans open, ${perSecond.toFixed(0)} edits/s in one of a hundred`,
				`${(cpuMsPerEdit * 1_000).toFixed(0)} µs an edit, ${(bytesPerPlan / 1_024).toFixed(0)} kB a plan`
			)
		);
	}
	return rows;
}

async function prepare(): Promise<ScaleBench> {
	const now = () => new Date();
	const identity = await createIdentity({ database, origin: 'http://127.0.0.1', now, newId: v7 });
	const crowd = startWorker<CrowdAnswers>(new URL('./crowd.ts', import.meta.url));
	workers.push(crowd);
	return {
		seeding: { database, identity },
		crowd,
		start: async (peer, redisUrl) => {
			const server = new URL(`../servers/${peer}.ts`, import.meta.url);
			const worker = startWorker<ServerAnswers>(server, { execArgv: ['--expose-gc'] });
			workers.push(worker);
			const { port } = await worker.ask('start', { databaseUrl: postmaster.url, redisUrl });
			return { peer, worker, port, empty: await worker.ask('held', null) };
		},
		stop: ({ worker }) => worker.stop()
	};
}

/** The rows of other parts, measured earlier: a figure in a title does not make it another row. */
async function keptRows(rows: readonly ScaleRow[]): Promise<readonly string[]> {
	if (options.only === undefined) return [];
	const earlier = await readSection(file, heading);
	const lines = earlier.split('\n').filter((line) => line.startsWith('| '));
	const measured = new Set(rows.map(({ measure }) => titleOf(measure)));
	return lines.slice(2).filter((line) => !measured.has(titleOf(line.split('|')[1] ?? '')));
}

function titleOf(measure: string): string {
	return measure.replaceAll(/[\d.,]+/g, '').trim();
}

/** The other sections of the file stay as they are. */
async function writeTable(text: string): Promise<void> {
	const by = 'Written by `npm run bench:scale -- --write`; nothing here is asserted.';
	await writeSection(file, heading, `${by}\n\n${text}`);
}
