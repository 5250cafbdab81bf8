import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { finish, freshSeed } from '../prove/row.ts';
import { findEmbeddedHome } from '../support/embedded-home.ts';
import { homeKinds } from './home.ts';
import { runRig } from './run.ts';
import { Tally } from './tally.ts';

const { values: options } = parseArgs({
	options: {
		/** Of Accord, shared between the rigs. */
		kills: { type: 'string', default: '30' },
		'postmaster-kills': { type: 'string', default: '10' },
		/** After so many kills everybody rests and everything is checked. */
		'check-every': { type: 'string', default: '10' },
		/** Only the rig of this home. */
		home: { type: 'string' },
		/** A file to write the result to, as JSON. */
		report: { type: 'string' },
		/** Printed by every run; brings back its moments. */
		seed: { type: 'string', default: freshSeed() }
	}
});
const root = join(import.meta.dirname, '../..');
const parent = join(root, '.cache/crash', String(process.pid));
const tally = new Tally();
const closing: (() => Promise<void>)[] = [];
let cleaning: Promise<void> | undefined;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.once(signal, () => void cleanUp().finally(() => process.exit(1)));
}
try {
	if (!existsSync(join(root, 'build/handler.js'))) throw new Error('Build first: npm run build.');
	console.log(`Crash test with seed ${options.seed}`);
	const homes = homeKinds.filter((kind) => options.home === undefined || kind === options.home);
	const share = (total: string, index: number) =>
		Math.floor(Number(total) / homes.length) + (index < Number(total) % homes.length ? 1 : 0);
	await Promise.all(
		homes.map(async (kind, index) => {
			const dataDir = join(parent, kind);
			await mkdir(dataDir, { recursive: true });
			await runRig(kind, {
				dataDir,
				seed: Number(options.seed) + index * 1_000_003,
				kills: share(options.kills, index),
				postmasterKills: share(options['postmaster-kills'], index),
				checkEvery: Number(options['check-every']),
				tally,
				onClose: (close) => closing.push(close)
			});
		})
	);
} catch (error) {
	tally.broke(error);
} finally {
	await cleanUp();
}
await finish(tally.report(options.seed), options.report);

/** Once, whoever asks for it first. */
function cleanUp(): Promise<void> {
	return (cleaning ??= clean());
}

async function clean(): Promise<void> {
	await Promise.all(closing.map((close) => close()));
	for (const kind of homeKinds) {
		for (const path of await findEmbeddedHome(join(parent, kind))) {
			await rm(path, { recursive: true, force: true });
		}
	}
	await rm(parent, { recursive: true, force: true });
}
