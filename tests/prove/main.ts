import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { describeRun, proofTable, whereNow, writeProof, type Outcome } from './document.ts';
import { parts, type Part } from './parts.ts';
import { freshSeed, type PartReport } from './row.ts';

// `npm run prove`: everything that is claimed about losing nothing, tried; docs/proof.md is what
// came of it. `--short` for a few minutes of it, `--only <part>` for one, which writes no document.

const { values: options } = parseArgs({
	options: {
		short: { type: 'boolean', default: false },
		only: { type: 'string' },
		/** Runs what did not hold in the run before; the rest stands with its own commit and time. */
		again: { type: 'boolean', default: false },
		seed: { type: 'string', default: freshSeed() },
		/** As JSON: how much was right and how much not. */
		report: { type: 'string' }
	}
});
const root = join(import.meta.dirname, '../..');
const results = join(root, '.cache/prove');
const atOnce = 2;
/** A part that hangs is a part that did not hold. */
const limitMs = (options.short ? 15 : 150) * 60_000;

const wanted = parts.filter(({ name, short }) =>
	options.only === undefined ? !options.short || short !== null : name === options.only
);
if (wanted.length === 0) {
	console.log(`There is no part "${options.only}": ${parts.map(({ name }) => name).join(', ')}`);
	process.exit(1);
}
if (!existsSync(join(root, 'build/handler.js'))) {
	console.log('Build first: npm run build.');
	process.exit(1);
}
if (!options.again) await rm(results, { recursive: true, force: true });
await mkdir(results, { recursive: true });
const outcomes = await runAll(wanted);
const minutes = outcomes.reduce((sum, { report }) => sum + (report.ran?.minutes ?? 0), 0);
const failed = outcomes.reduce((sum, { report }) => sum + report.failed, 0);
const passed = outcomes.reduce((sum, { report }) => sum + report.passed, 0);
const run = await describeRun({
	form: options.short ? 'short' : 'long',
	seed: options.seed,
	minutes
});
const table = proofTable(outcomes);
console.log(`\n${table}\n`);
if (!options.short && options.only === undefined) {
	await writeProof(join(root, 'docs/proof.md'), { run, outcomes });
}
if (options.report !== undefined) {
	await writeFile(options.report, JSON.stringify({ passed, failed }));
}
console.log(
	failed === 0
		? `Proven: ${passed} checks held, none did not, in ${minutes.toFixed(0)} minutes.`
		: `Not proven: ${failed} of ${passed + failed} checks did not hold.`
);
process.exit(failed === 0 ? 0 : 1);

/** Those that keep both cores busy go alone; the others two at a time. */
async function runAll(all: readonly Part[]): Promise<Outcome[]> {
	const done = new Map<Part, Outcome>();
	for (const part of all.filter(({ isAlone }) => isAlone)) done.set(part, await runPart(part));
	const queue = all.filter(({ isAlone }) => !isAlone);
	const lane = async () => {
		for (let part = queue.shift(); part; part = queue.shift()) done.set(part, await runPart(part));
	};
	await Promise.all(Array.from({ length: atOnce }, lane));
	return all.flatMap((part) => done.get(part) ?? []);
}

async function runPart(part: Part): Promise<Outcome> {
	const file = join(results, `${part.name}.json`);
	const before = options.again ? await readReport(file) : null;
	if (before?.ran && before.failed === 0) return { part, report: before };
	const own = (options.short ? part.short : null) ?? part.long;
	const args = [...part.command, ...own, '--seed', options.seed, '--report', file];
	console.log(`== ${part.name}: node ${args.join(' ')}`);
	const began = performance.now();
	await new Promise<void>((resolve) => {
		const ending = { timeout: limitMs, killSignal: 'SIGKILL' } as const;
		const child = spawn(process.execPath, args, {
			cwd: root,
			stdio: ['ignore', 'pipe', 'pipe'],
			...ending
		});
		const say = (chunk: Buffer) => {
			for (const line of chunk.toString().trimEnd().split('\n'))
				console.log(`${part.name} | ${line}`);
		};
		child.stdout.on('data', say);
		child.stderr.on('data', say);
		child.on('exit', () => resolve());
	});
	const minutes = (performance.now() - began) / 60_000;
	const report = { ...(await readReport(file)), ran: { ...whereNow(), minutes } };
	await writeFile(file, JSON.stringify(report));
	return { part, report };
}

async function readReport(file: string): Promise<PartReport> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as PartReport;
	} catch {
		return { seed: options.seed, passed: 0, failed: 1, rows: [] };
	}
}
