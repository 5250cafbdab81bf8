import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import type { ServerAnswers } from '../bench/servers/usage.ts';
import { between, randomFrom, type Random } from '../crash/random.ts';
import { Rig } from '../crash/rig.ts';
import { findEmbeddedHome } from '../support/embedded-home.ts';
import { startWorker } from '../support/worker.ts';
import { HocuspocusTable, readHocuspocus } from './hocuspocus-table.ts';
import { countRows, uncounted, finish, freshSeed, type ProofRow } from './row.ts';
import { silent } from '../support/silent-log.ts';

// The same for Accord and for Hocuspocus: three people write, then the server and all their tabs
// are gone at once. What had they read as saved, and what of it is there when one looks again?

const { values: options } = parseArgs({
	options: {
		kills: { type: 'string', default: '30' },
		report: { type: 'string' },
		seed: { type: 'string', default: freshSeed() }
	}
});
const root = join(import.meta.dirname, '../..');
const parent = join(root, '.cache/power-cut', String(process.pid));
const kills = Number(options.kills);
// Long enough for Hocuspocus's store, which waits for a pause, at most 10 s.
const workMs = [500, 15_000] as const;
const rows: ProofRow[] = [];
let failed = 0;

console.log(`Power cut with seed ${options.seed}`);
try {
	const moments = () => randomFrom(Number(options.seed));
	rows.push(...(await Promise.all([cutAccord(moments()), cutHocuspocus(moments())])));
} catch (error) {
	failed += 1;
	console.log(error);
} finally {
	for (const name of ['accord', 'hocuspocus']) {
		for (const path of await findEmbeddedHome(join(parent, name))) {
			await rm(path, { recursive: true, force: true });
		}
	}
	await rm(parent, { recursive: true, force: true });
}
const counted = countRows(rows);
await finish(
	{ seed: options.seed, passed: counted.passed, failed: failed + counted.failed, rows },
	options.report
);

async function cutAccord(random: Random): Promise<ProofRow> {
	const dataDir = join(parent, 'accord');
	await mkdir(dataDir, { recursive: true });
	const rig = await Rig.open('own', { dataDir, seed: Number(options.seed) });
	try {
		const counts = { prose: 0, command: 0, refused: 0, lost: 0, doubled: 0, other: 0 };
		for (let kill = 1; kill <= kills; kill += 1) {
			const { faults, ledger } = await rig.killEverything(between(random, workMs));
			for (const { kind } of ledger) counts[kind] += 1;
			for (const { kind, text } of faults) {
				if (kind === 'lost' || kind === 'doubled') counts[kind] += 1;
				else counts.other += 1;
				console.log(`accord, cut ${kill}: ${kind}: ${text}`);
			}
		}
		const { prose, command, lost, doubled, other } = counts;
		return row('Accord', {
			acknowledged: prose + command,
			lost,
			doubled,
			isMet: lost + doubled + other + rig.uncaught.length === 0,
			note: `${prose} pieces of text and ${command} commands; the hash chain verified each time`
		});
	} finally {
		await rig.close();
	}
}

async function cutHocuspocus(random: Random): Promise<ProofRow> {
	const dataDir = join(parent, 'hocuspocus');
	await mkdir(dataDir, { recursive: true });
	const database = await startEmbeddedDatabase({ dataDir, log: silent });
	try {
		let [shown, lost, doubled] = [0, 0, 0];
		const file = new URL('../bench/servers/hocuspocus.ts', import.meta.url);
		for (let kill = 1; kill <= kills; kill += 1) {
			const name = `plan-${kill}`;
			const server = startWorker<ServerAnswers>(file);
			const { port } = await server.ask('start', { databaseUrl: database.url });
			const table = await HocuspocusTable.open(port, name);
			await delay(between(random, workMs));
			process.kill(server.pid, 'SIGKILL');
			const saved = table.leave();
			await server.stop();
			const again = startWorker<ServerAnswers>(file);
			const { port: portAgain } = await again.ask('start', { databaseUrl: database.url });
			const found = await readHocuspocus(portAgain, name);
			await again.stop();
			const times = saved.map((word) => found.split(` ${word}`).length - 1);
			shown += saved.length;
			lost += times.filter((count) => count === 0).length;
			doubled += times.filter((count) => count > 1).length;
		}
		return row('Hocuspocus 4.7.0, its own client, its PostgreSQL store, its defaults', {
			acknowledged: shown,
			lost,
			doubled,
			isMet: null,
			note: 'shown as saved: its client says that it has no unsynced changes'
		});
	} finally {
		await database.stop();
	}
}

function row(who: string, found: Partial<ProofRow> & Pick<ProofRow, 'isMet'>): ProofRow {
	const claim = `${who}: kill -9 of the server and all tabs closed at the same moment`;
	console.log(`${who}: ${found.acknowledged} shown as saved, ${found.lost} lost`);
	return { ...uncounted, claim, times: `${kills} kills`, ...found };
}
