import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import fc from 'fast-check';

import '../../src/lib/client/predict.ts';
import { accordSchema } from '../../src/lib/server/db/accord.ts';
import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import type { Fault } from '../crash/check.ts';
import { findEmbeddedHome } from '../support/embedded-home.ts';
import { movesFor } from './moves.ts';
import { uncounted, countBy, finish, freshSeed, type ProofRow } from './row.ts';
import { Stage } from './stage.ts';
import { silent } from '../support/silent-log.ts';

// Random work under random faults, until everything is quiet: then all must be one. What once
// went wrong stands in failing-seeds.json and is tried first.

interface KnownSeed {
	readonly seed: number;
	readonly path: string;
	readonly nodes: number;
}

const { values: options } = parseArgs({
	options: {
		runs: { type: 'string', default: '20' },
		nodes: { type: 'string', default: '2' },
		report: { type: 'string' },
		seed: { type: 'string', default: freshSeed() }
	}
});
const root = join(import.meta.dirname, '../..');
const dataDir = join(root, '.cache/convergence', String(process.pid));
const seedsFile = join(import.meta.dirname, 'failing-seeds.json');
const nodes = Number(options.nodes);
const counts = { runs: 0, moves: 0, acknowledged: 0, signed: 0 };
const refusals: string[] = [];
const faults: Fault[] = [];
const uncaught: string[] = [];
process.on('unhandledRejection', (error) => uncaught.push(String(error)));
process.on('uncaughtException', (error) => uncaught.push(error.stack ?? String(error)));

console.log(`Convergence with seed ${options.seed}, ${nodes} nodes`);
await mkdir(dataDir, { recursive: true });
const embedded = await startEmbeddedDatabase({ dataDir, log: silent });
let failed = 0;
try {
	const database = openDatabase(embedded.url, { schema: accordSchema });
	await migrate(database);
	await database.close();
	for (const { seed, path, nodes: known } of knownSeeds()) {
		console.log(`again: seed ${seed}, path ${path}`);
		await attempt({ seed, path, numRuns: 1, nodes: known });
	}
	await attempt({ seed: Number(options.seed) | 0, numRuns: Number(options.runs), nodes });
} finally {
	await embedded.stop();
	for (const path of await findEmbeddedHome(dataDir)) {
		await rm(path, { recursive: true, force: true });
	}
	await rm(dataDir, { recursive: true, force: true });
}
for (const error of uncaught) console.log(`uncaught: ${error}`);
failed += uncaught.length;
const report = { seed: options.seed, passed: counts.runs - failed, failed, rows: [row()] };
await finish(report, options.report);

async function attempt(how: { seed: number; path?: string; numRuns: number; nodes: number }) {
	const { seed, path, numRuns } = how;
	const property = fc.asyncProperty(movesFor(how.nodes), async (moves) => {
		const stage = await Stage.open({ databaseUrl: embedded.url, nodes: how.nodes, seed });
		try {
			await fc.asyncModelRun(
				() => ({ model: { up: Array.from({ length: how.nodes }, () => true) }, real: stage }),
				moves
			);
			const found = await stage.settle();
			counts.runs += 1;
			counts.moves += [...moves].length;
			counts.acknowledged += stage.acknowledged;
			counts.signed += stage.signed;
			refusals.push(...stage.refusals);
			if (found.length === 0) return;
			faults.push(...found);
			throw new Error(found.map(({ kind, text }) => `${kind}: ${text}`).join('\n'));
		} finally {
			await stage.close();
		}
	});
	const result = await fc.check(property, {
		seed,
		numRuns,
		endOnFailure: true,
		...(path === undefined ? {} : { path })
	});
	if (!result.failed) return;
	failed += 1;
	console.log(fc.defaultReportMessage(result));
	console.log(result.errorInstance);
	await keepSeed({ seed, path: result.counterexamplePath ?? '0', nodes: how.nodes });
}

function knownSeeds(): readonly KnownSeed[] {
	if (!existsSync(seedsFile)) return [];
	return JSON.parse(readFileSync(seedsFile, 'utf8')) as readonly KnownSeed[];
}

async function keepSeed(found: KnownSeed): Promise<void> {
	const known = knownSeeds();
	const isKnown = known.some(({ seed, path }) => seed === found.seed && path === found.path);
	if (isKnown) return;
	await writeFile(seedsFile, `${JSON.stringify([...known, found], null, '\t')}\n`);
}

function row(): ProofRow {
	const count = (kind: Fault['kind']) => faults.filter((fault) => fault.kind === kind).length;
	return {
		...uncounted,
		claim:
			`3 roles, 3 pages, ${nodes} node${nodes === 1 ? '' : 's'}: messages dropped, doubled and ` +
			'swapped, lines cut before the answer, pages that read nothing, nodes killed, sessions ended, versions signed',
		times: `${counts.runs} runs, ${counts.moves} moves`,
		acknowledged: counts.acknowledged,
		lost: count('lost'),
		doubled: count('doubled'),
		diverged: count('diverged') + count('stuck'),
		uncaught: uncaught.length,
		refused: countBy(refusals),
		isMet: failed === 0,
		note:
			`${counts.signed} versions signed, each equal to the replay at its place; ` +
			`${count('chain')} faults in chains, authors and op ids`
	};
}
