import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { v7 } from 'uuid';

import { createIdentity } from '../../src/lib/server/auth/identity.ts';
import { accordSchema, type AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { startEmbeddedDatabase } from '../../src/lib/server/db/embedded/start.ts';
import { migrate } from '../../src/lib/server/db/migrate.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { randomFrom } from '../crash/random.ts';
import { findEmbeddedHome } from '../support/embedded-home.ts';
import { createPlan, type Person } from '../support/plan-fixture.ts';
import { startWorker } from '../support/worker.ts';
import { readTruth, unauthorized } from './effect.ts';
import type { FuzzServerAnswers } from './fuzz-server.ts';
import { origin } from './node.ts';
import { Speaker } from './speaker.ts';
import { uncounted, finish, freshSeed, type ProofRow } from './row.ts';
import { silent } from '../support/silent-log.ts';

// Everything a socket can say, said wrong: by the three roles and by somebody who has an account
// and no place in the plan. The server must answer, live on, keep its memory, and do nothing.

const { values: options } = parseArgs({
	options: {
		seconds: { type: 'string', default: '60' },
		report: { type: 'string' },
		seed: { type: 'string', default: freshSeed() }
	}
});
const root = join(import.meta.dirname, '../..');
const dataDir = join(root, '.cache/fuzz', String(process.pid));
const mostGrowthBytes = 40_000_000;
const perSecond = 100;
const gone = { heapBytes: Infinity, errors: ['the server has ended'] };

console.log(`Protocol fuzz with seed ${options.seed}, ${options.seconds} s`);
await mkdir(dataDir, { recursive: true });
const embedded = await startEmbeddedDatabase({ dataDir, log: silent });
const database = openDatabase(embedded.url, { schema: accordSchema });
const server = startWorker<FuzzServerAnswers>(new URL('./fuzz-server.ts', import.meta.url), {
	execArgv: ['--expose-gc', '--no-warnings']
});
let row: ProofRow;
try {
	await migrate(database);
	row = await fuzz();
} finally {
	await server.stop();
	await database.close();
	await embedded.stop();
	for (const path of await findEmbeddedHome(dataDir)) {
		await rm(path, { recursive: true, force: true });
	}
	await rm(dataDir, { recursive: true, force: true });
}
const failed = row.isMet ? 0 : 1;
await finish({ seed: options.seed, passed: 1 - failed, failed, rows: [row] }, options.report);

async function fuzz(): Promise<ProofRow> {
	const plan = await createPlan(database, new Date());
	const { port } = await server.ask('start', { databaseUrl: embedded.url });
	const speakers = await Promise.all(
		[plan.patient, plan.doctor, plan.specialist, plan.stranger].map(async (person, index) =>
			Speaker.join({
				cookie: await cookieOf(database, person),
				plan,
				port,
				random: randomFrom(Number(options.seed) + index)
			})
		)
	);
	await talk(speakers, 2_000);
	const [first, truth] = [await server.ask('look', null), await readTruth(database, plan.planId)];
	const broken = await talk(speakers, Number(options.seconds) * 1_000).then(
		() => [],
		(error: unknown) => [String(error)]
	);
	for (const speaker of speakers) speaker.leave();
	const last = await server.ask('look', null).catch(() => gone);
	const effects = unauthorized(truth, await readTruth(database, plan.planId), plan);
	const grown = last.heapBytes - first.heapBytes;
	return toRow(speakers, {
		effects,
		errors: [...broken, ...last.errors],
		isFlat: grown < mostGrowthBytes,
		heap: `${megabytes(first.heapBytes)} before, ${megabytes(last.heapBytes)} after`
	});
}

interface Found {
	readonly effects: readonly string[];
	readonly errors: readonly string[];
	readonly isFlat: boolean;
	readonly heap: string;
}

function toRow(speakers: readonly Speaker[], { effects, errors, isFlat, heap }: Found): ProofRow {
	for (const text of [...effects, ...errors]) console.log(`NOT OK ${text}`);
	const total = (of: (speaker: Speaker) => number) =>
		speakers.reduce((sum, speaker) => sum + of(speaker), 0);
	const silences = total((speaker) => speaker.unanswered);
	const sent = total((speaker) => speaker.sent).toLocaleString('en-US');
	const { accepted = 0, ...refused } = sumOf(speakers.map(({ codes }) => codes));
	return {
		...uncounted,
		claim:
			'every event with random JSON and bytes, spoilt and repeated messages, no acknowledgement, ' +
			'one that is not a function: as patient, doctor, specialist, stranger',
		times: `${sent} messages in ${options.seconds} s`,
		uncaught: errors.length,
		refused,
		isMet: isFlat && errors.length + effects.length + silences === 0,
		note:
			`${effects.length} effects that the role may not have; ` +
			`${silences} questions without an answer, ${accepted} accepted; heap after collection ${heap}`
	};
}

async function talk(speakers: readonly Speaker[], ms: number): Promise<void> {
	const end = performance.now() + ms;
	while (performance.now() < end) {
		for (const speaker of speakers) await speaker.speak();
		await delay(1_000 / perSecond);
	}
	await Promise.all(speakers.map((speaker) => speaker.heard()));
}

function sumOf(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
	const sum: Record<string, number> = {};
	for (const [code, count] of counts.flatMap(Object.entries)) sum[code] = (sum[code] ?? 0) + count;
	return sum;
}

function megabytes(count: number): string {
	return `${(count / 1_000_000).toFixed(1)} MB`;
}

async function cookieOf(database: AccordDatabase, person: Person): Promise<string> {
	const now = () => new Date();
	const identity = await createIdentity({ database, origin, now, newId: v7 });
	const who = { userId: person.id, isClinician: person.role !== 'patient' };
	const { token } = await identity.sessions.start(who, null);
	return `${identity.cookie.name}=${token}`;
}
