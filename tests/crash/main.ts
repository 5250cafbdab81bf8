import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { findEmbeddedHome } from '../support/embedded-home.ts';
import { randomFrom } from './random.ts';
import { Rig } from './rig.ts';

const { values: options } = parseArgs({
	options: {
		kills: { type: 'string', default: '30' },
		'postmaster-kills': { type: 'string', default: '10' },
		/** A file to write the count to, as JSON. */
		report: { type: 'string' },
		/** Printed by every run; brings back its moments. */
		seed: { type: 'string', default: String(process.pid * 7_919 + (Date.now() % 100_000)) }
	}
});
const root = join(import.meta.dirname, '../..');
const dataDir = join(root, '.cache/crash', String(process.pid));
const count = { passed: 0, failed: 0 };
let rig: Rig | undefined;
let cleaning: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.once(signal, () => void cleanUp().finally(() => process.exit(1)));
}
try {
	if (!existsSync(join(root, 'build/handler.js'))) throw new Error('Build first: npm run build.');
	await run();
} catch (error) {
	count.failed += 1;
	console.log(error instanceof Error ? (error.stack ?? error.message) : error);
} finally {
	await cleanUp();
}
if (options.report !== undefined) await writeFile(options.report, JSON.stringify(count));
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed === 0 ? 0 : 1);

async function run(): Promise<void> {
	console.log(`Crash test with seed ${options.seed}`);
	await mkdir(dataDir, { recursive: true });
	rig = await Rig.open(dataDir, Number(options.seed));
	const random = randomFrom(Number(options.seed));
	const kills = Number(options.kills);
	for (let kill = 1; kill <= kills; kill += 1) {
		await checked(`kill -9 of Accord, ${kill} of ${kills}`, (rig) => rig.killApp(random));
	}
	const postmasterKills = Number(options['postmaster-kills']);
	for (let kill = 1; kill <= postmasterKills; kill += 1) {
		const title = `kill -9 of PostgreSQL, ${kill} of ${postmasterKills}`;
		await checked(title, (rig) => rig.killPostmaster(random));
	}
	await checked('the end, after an orderly restart', (rig) => rig.restartOrderly());
}

/** One crash and everything that must hold after it, counted as one. */
async function checked(title: string, crash: (rig: Rig) => Promise<string>): Promise<void> {
	if (!rig) throw new Error('There is no rig.');
	const since = performance.now();
	const how = await crash(rig);
	const { faults, summary } = await rig.settle();
	const seconds = ((performance.now() - since) / 1_000).toFixed(1);
	console.log(
		`${faults.length === 0 ? 'ok' : 'NOT OK'}  ${title}: ${how}; ${summary}; ${seconds} s`
	);
	for (const fault of faults.slice(0, 10)) console.log(`        ${fault}`);
	if (faults.length === 0) count.passed += 1;
	else count.failed += 1;
}

/** Once, whoever asks for it first. */
function cleanUp(): Promise<void> {
	return (cleaning ??= clean());
}

async function clean(): Promise<void> {
	await rig?.close();
	for (const path of await findEmbeddedHome(dataDir)) {
		await rm(path, { recursive: true, force: true });
	}
	await rm(dataDir, { recursive: true, force: true });
}
