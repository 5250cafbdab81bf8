import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import '../../src/lib/client/predict.ts';
import { accordSchema } from '../../src/lib/server/db/accord.ts';
import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { randomFrom } from '../crash/random.ts';
import { findEmbeddedHome } from '../support/embedded-home.ts';
import { startGateway } from '../support/gateway.ts';
import { createPlan } from '../support/plan-fixture.ts';
import { raceToSign, type RaceResult } from '../support/sign-race.ts';
import { recordFaults } from './replay.ts';
import { countBy, finish, freshSeed, uncounted } from './row.ts';
import { silent } from '../support/silent-log.ts';

// Signing while three people write: a version is exactly what was reviewed, or it is refused.

const { values: options } = parseArgs({
	options: {
		races: { type: 'string', default: '100' },
		report: { type: 'string' },
		seed: { type: 'string', default: freshSeed() }
	}
});
const root = join(import.meta.dirname, '../..');
const dataDir = join(root, '.cache/sign-race', String(process.pid));
/** Each plan stays short, so that reading it stays quick. */
const racesAPlan = 50;
const uncaught: string[] = [];
process.on('unhandledRejection', (error) => uncaught.push(String(error)));
process.on('uncaughtException', (error) => uncaught.push(error.stack ?? String(error)));

console.log(`Races with seed ${options.seed}`);
await mkdir(dataDir, { recursive: true });
const embedded = await startEmbeddedDatabase({ dataDir, log: silent });
const results: RaceResult[] = [];
const wrong: string[] = [];
try {
	const database = openDatabase(embedded.url, { schema: accordSchema });
	await migrate(database);
	const gateway = await startGateway(database);
	const random = randomFrom(Number(options.seed));
	for (let left = Number(options.races); left > 0; left -= racesAPlan) {
		const plan = await createPlan(database, new Date());
		const ground = { database, gateway, plan, random };
		const result = await raceToSign(ground, Math.min(left, racesAPlan));
		results.push(result);
		wrong.push(...result.wrong, ...(await recordFaults(database, plan.planId)));
	}
	await gateway.close();
	await database.close();
} finally {
	await embedded.stop();
	for (const path of await findEmbeddedHome(dataDir)) {
		await rm(path, { recursive: true, force: true });
	}
	await rm(dataDir, { recursive: true, force: true });
}
for (const line of [...wrong, ...uncaught]) console.log(line);
const sum = (pick: (one: RaceResult) => number) =>
	results.reduce((total, one) => total + pick(one), 0);
const failed = wrong.length + uncaught.length === 0 ? 0 : 1;
const row = {
	...uncounted,
	claim: 'the specialist signs what was just read while all three write and add goals',
	times: `${options.races} races, ${sum(({ edits }) => edits)} changes meanwhile`,
	diverged: wrong.length,
	uncaught: uncaught.length,
	refused: countBy(results.flatMap(({ refused }) => refused)),
	isMet: failed === 0,
	note: `${sum(({ signed }) => signed)} versions signed, each letter by letter what was reviewed and what the record replays to`
};
await finish({ seed: options.seed, passed: 1 - failed, failed, rows: [row] }, options.report);
