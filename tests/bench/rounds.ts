import { setTimeout as delay } from 'node:timers/promises';

import type postgres from 'postgres';

import type { GeneratorAnswers } from './generator.ts';
import { postgresCpuMs } from './machine.ts';
import type { PeerName, Seat } from './peers/peer.ts';
import { percentilesOf, type Percentiles } from './percentile.ts';
import type { Worker } from '../support/worker.ts';
import type { Held, ServerAnswers } from './servers/usage.ts';

export interface ServerUnderTest {
	readonly peer: PeerName;
	readonly worker: Worker<ServerAnswers>;
	readonly port: number;
	/** Before anybody had opened anything. */
	readonly empty: Held;
}

export interface Pace {
	readonly keysPerSecond: number;
	readonly warmUpMs: number;
	readonly measureMs: number;
}

export interface Round {
	readonly latency: Percentiles;
	readonly edits: number;
	readonly missing: number;
	readonly editsPerSecond: number;
	readonly cpuMsPerEdit: number;
	readonly postgresCpuMsPerEdit: number | null;
	readonly rssBytes: number;
	readonly heldBytesPerPlan: number;
}

/** One document or plan, and who comes to it. */
export interface Place {
	readonly name: string;
	/** One signed-in session for each person. */
	readonly cookies: readonly string[];
}

/** One server, one load, once: open, type, measure, close. */
export async function runRound(
	{ server, places, pace }: { server: ServerUnderTest; places: readonly Place[]; pace: Pace },
	{ generator, sql }: { generator: Worker<GeneratorAnswers>; sql: postgres.Sql }
): Promise<Round> {
	const { worker, peer, port } = server;
	const seatsAt = ({ name, cookies }: Place) =>
		cookies.map((cookie): Seat => ({ port, place: name, cookie }));
	await generator.ask('open', { peer, tables: places.map(seatsAt) });
	await generator.ask('type', { keysPerSecond: pace.keysPerSecond });
	await delay(pace.warmUpMs);
	const before = await usageNow(worker, sql);
	await generator.ask('measure', null);
	await delay(pace.measureMs);
	const measuring = generator.ask('finish', null);
	const after = await usageNow(worker, sql);
	const { latencies, edits, missing } = await measuring;
	const held = await worker.ask('held', null);
	await generator.ask('close', null);
	const perEdit = (ms: number) => ms / Math.max(1, edits);
	return {
		latency: percentilesOf(latencies),
		edits,
		missing,
		editsPerSecond: edits / (pace.measureMs / 1_000),
		cpuMsPerEdit: perEdit(after.cpuMs - before.cpuMs),
		postgresCpuMsPerEdit:
			after.postgresCpuMs === null || before.postgresCpuMs === null
				? null
				: perEdit(after.postgresCpuMs - before.postgresCpuMs),
		rssBytes: after.rssBytes,
		heldBytesPerPlan: (held.bytes - server.empty.bytes) / places.length
	};
}

async function usageNow(worker: Worker<ServerAnswers>, sql: postgres.Sql) {
	const [usage, postgresCpu] = await Promise.all([worker.ask('usage', null), postgresCpuMs(sql)]);
	return { ...usage, postgresCpuMs: postgresCpu };
}
