import { setTimeout as delay } from 'node:timers/promises';

import { documentKeys } from '../../../src/lib/domain/plan/section.ts';
import { toId, type PlanId } from '../../../src/lib/domain/ids.ts';
import type { AccordDatabase } from '../../../src/lib/server/db/accord.ts';
import { readEntities } from '../../../src/lib/server/plan/reader.ts';
import { openRoom, type RoomOutside } from '../../../src/lib/server/realtime/room.ts';
import type { Worker } from '../../support/worker.ts';
import { createPlan } from '../../support/plan-fixture.ts';
import { percentilesOf, type Percentiles } from '../percentile.ts';
import type { Seat } from '../peers/peer.ts';
import type { Place, ServerUnderTest } from '../rounds.ts';
import type { CrowdAnswers } from './crowd.ts';
import type { Flooded } from './flood.ts';
import { seedCrowd, writeProse, type Seeding } from './seed.ts';

export interface ScaleBench {
	readonly seeding: Seeding;
	readonly crowd: Worker<CrowdAnswers>;
	/** A server in a process of its own, fresh for each measure. */
	start(peer: 'relay' | 'accord', redisUrl?: string): Promise<ServerUnderTest>;
	stop(server: ServerUnderTest): Promise<void>;
}

const coldOpens = 40;
const storms = 5;

function seatsAt(port: number, places: readonly Place[]): Seat[] {
	return places.flatMap(({ name, cookies }) =>
		cookies.map((cookie) => ({ port, place: name, cookie }))
	);
}

/** The published load of Hocuspocus: 500 plans, 1,500 sockets, 350 edits a second. */
export async function measureClinic(
	{ crowd, start, stop }: ScaleBench,
	places: readonly Place[]
): Promise<{ acknowledged: Percentiles; perSecond: number; unsaved: number }> {
	const measureMs = 15_000;
	const server = await start('accord');
	await crowd.ask('open', { seats: seatsAt(server.port, places) });
	await crowd.ask('type', { keysPerSecond: 0.7, every: 3 });
	await delay(5_000);
	await crowd.ask('finish', { reset: true });
	await delay(measureMs);
	const typed = await crowd.ask('finish', { reset: false });
	await crowd.ask('close', null);
	await stop(server);
	const acknowledged = percentilesOf(typed.acknowledgements);
	return { acknowledged, perSecond: typed.edits / (measureMs / 1_000), unsaved: typed.unsaved };
}

/** What everybody else waits for their answers while one person floods the server, and before. */
export async function measureFlood(
	{ crowd, start, stop }: ScaleBench,
	places: readonly Place[]
): Promise<Flooded & { calm: Percentiles; flooded: Percentiles }> {
	const measureMs = 10_000;
	const server = await start('accord');
	const [flooder, ...others] = seatsAt(server.port, places);
	if (!flooder) throw new Error('Somebody has to flood.');
	await crowd.ask('open', { seats: others });
	await crowd.ask('type', { keysPerSecond: 2, every: 1 });
	await delay(3_000);
	await crowd.ask('finish', { reset: true });
	await delay(measureMs);
	const calm = await crowd.ask('finish', { reset: true });
	const counted = await crowd.ask('flood', { seat: flooder, forMs: measureMs });
	const flooded = await crowd.ask('finish', { reset: false });
	await crowd.ask('close', null);
	await stop(server);
	return {
		calm: percentilesOf(calm.acknowledgements),
		flooded: percentilesOf(flooded.acknowledgements),
		...counted
	};
}

/** Bytes that one idle socket keeps alive in the server. */
export async function measureIdleSocket(
	{ crowd, start, stop }: ScaleBench,
	{ peer, places }: { peer: 'relay' | 'accord'; places: readonly Place[] }
): Promise<number> {
	const server = await start(peer);
	const seats = seatsAt(server.port, places);
	await crowd.ask('idle', { peer, seats });
	const held = await server.worker.ask('held', null);
	await crowd.ask('close', null);
	await stop(server);
	return (held.bytes - server.empty.bytes) / seats.length;
}

/** What the server keeps alive, minute by minute, while everybody types. */
export async function measureSoak(
	{ crowd, start, stop }: ScaleBench,
	{ places, minutes }: { places: readonly Place[]; minutes: number }
): Promise<{ bytes: readonly number[]; edits: number; unsaved: number }> {
	const server = await start('accord');
	await crowd.ask('open', { seats: seatsAt(server.port, places) });
	await crowd.ask('type', { keysPerSecond: 2, every: 1 });
	const bytes: number[] = [];
	let edits = 0;
	while (bytes.length < minutes) {
		await delay(60_000);
		bytes.push((await server.worker.ask('held', null)).bytes);
		edits += (await crowd.ask('finish', { reset: true })).edits;
	}
	const { unsaved } = await crowd.ask('finish', { reset: false });
	await crowd.ask('close', null);
	await stop(server);
	return { bytes, edits, unsaved };
}

/** Opening a plan that nobody has open, with 20,000 updates in its log. */
export async function measureLongLog({
	seeding
}: ScaleBench): Promise<{ replayed: Percentiles; compacted: Percentiles }> {
	const { database } = seeding;
	const { planId } = await createPlan(database, new Date());
	await writeProse(database, planId, { pieces: 20_000, perPiece: 1 });
	const replayed = await openColdly(database, planId);
	const room = await openRoom(planId, aloneWith(database));
	for (const key of documentKeys) await room?.document(key);
	await room?.compact();
	room?.close();
	return { replayed, compacted: await openColdly(database, planId) };
}

async function openColdly(database: AccordDatabase, planId: PlanId): Promise<Percentiles> {
	const took: number[] = [];
	while (took.length < coldOpens) {
		const since = performance.now();
		const room = await openRoom(planId, aloneWith(database));
		if (!room) throw new Error('There is no such plan.');
		const documents = documentKeys.map(async (key) =>
			(await room.document(key)).missingFrom(new Uint8Array())
		);
		await Promise.all([readEntities(database, planId), ...documents]);
		took.push(performance.now() - since);
		room.close();
	}
	return percentilesOf(took);
}

/** 150 people opening one plan of 200 kB in the same moment. */
export async function measureStorm(
	{ seeding, crowd, start, stop }: ScaleBench,
	people: number
): Promise<{ serverMs: number; totalMs: number; bytes: number }> {
	const place = await seedCrowd(seeding, people);
	const planId = toId<PlanId>(place.name);
	await writeProse(seeding.database, planId, { pieces: 100, perPiece: 2_000 });
	const server = await start('accord');
	const seats = seatsAt(server.port, [place]);
	const runs: { serverMs: number; totalMs: number; bytes: number }[] = [];
	while (runs.length < storms) {
		const before = await server.worker.ask('usage', null);
		const stormed = await crowd.ask('storm', { seats });
		const after = await server.worker.ask('usage', null);
		runs.push({ ...stormed, serverMs: after.cpuMs - before.cpuMs });
		await delay(500);
	}
	await stop(server);
	runs.sort((one, other) => one.totalMs - other.totalMs);
	return runs[Math.floor(storms / 2)] ?? { serverMs: NaN, totalMs: NaN, bytes: NaN };
}

/** CPU per edit while `places` are open and one in a hundred is written to. */
export async function measureGrowth(
	{ crowd, start, stop }: ScaleBench,
	places: readonly Place[]
): Promise<{ cpuMsPerEdit: number; perSecond: number; bytesPerPlan: number }> {
	const measureMs = 10_000;
	const active = Math.max(1, Math.round(places.length / 100));
	const server = await start('accord');
	await crowd.ask('open', { seats: seatsAt(server.port, places.slice(0, active)) });
	await crowd.ask('idle', { peer: 'accord', seats: seatsAt(server.port, places.slice(active)) });
	const held = await server.worker.ask('held', null);
	await crowd.ask('type', { keysPerSecond: 5, every: 1 });
	await delay(2_000);
	await crowd.ask('finish', { reset: true });
	const before = await server.worker.ask('usage', null);
	await delay(measureMs);
	const after = await server.worker.ask('usage', null);
	const { edits } = await crowd.ask('finish', { reset: false });
	await crowd.ask('close', null);
	await stop(server);
	return {
		cpuMsPerEdit: (after.cpuMs - before.cpuMs) / Math.max(1, edits),
		perSecond: edits / (measureMs / 1_000),
		bytesPerPlan: (held.bytes - server.empty.bytes) / places.length
	};
}

/** A room that nobody else hears of. */
function aloneWith(database: AccordDatabase): RoomOutside {
	const [broadcast, onCommitted, onMemberEnded] = [nothing, nothing, nothing];
	return { database, broadcast, onCommitted, onMemberEnded };
}

function nothing(): void {}

/** CPU per edit of all nodes together, everybody typing, the people of each plan spread over them. */
export async function measureNodes(
	{ crowd, start, stop }: ScaleBench,
	{ places, nodes, redisUrl }: { places: readonly Place[]; nodes: number; redisUrl: string }
): Promise<number> {
	const measureMs = 10_000;
	const servers: ServerUnderTest[] = [];
	while (servers.length < nodes) {
		servers.push(await start('accord', nodes > 1 ? redisUrl : undefined));
	}
	const seats = seatsAt(0, places).map((seat, at) => {
		const { port = 0 } = servers[at % nodes] ?? {};
		return { ...seat, port };
	});
	const usedMs = async () => {
		const usages = await Promise.all(servers.map(({ worker }) => worker.ask('usage', null)));
		return usages.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
	};
	await crowd.ask('open', { seats });
	await crowd.ask('type', { keysPerSecond: 2, every: 1 });
	await delay(3_000);
	await crowd.ask('finish', { reset: true });
	const before = await usedMs();
	await delay(measureMs);
	const after = await usedMs();
	const { edits } = await crowd.ask('finish', { reset: false });
	await crowd.ask('close', null);
	for (const server of servers) await stop(server);
	return (after - before) / Math.max(1, edits);
}
