import { afterAll, beforeAll, expect, test } from 'vitest';

import type { PlanRoom } from '../../src/lib/client/plan-room.svelte.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { createPlan, type Person, type PlanFixture } from '../support/plan-fixture.ts';
import { findFreePort } from '../support/port.ts';
import { testDatabase, type TestDatabase } from '../support/postgres.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { openRoomOf, textOf, type, until } from '../support/room.ts';
import { startRoundRobin, type RoundRobin } from '../support/round-robin.ts';
import { startWorker, type Worker } from '../support/worker.ts';
import type { answers } from './node.ts';

const now = () => new Date();

let made: TestDatabase;
let plan: PlanFixture;
let redis: TestRedis;
let proxy: RoundRobin;
/** Signs people in; nobody's socket goes to it. */
let office: TestGateway;
const nodes: Worker<typeof answers>[] = [];
const rooms: PlanRoom[] = [];

beforeAll(async () => {
	made = await testDatabase();
	redis = await startRedis();
	plan = await createPlan(made.database, now());
	const ports = [await findFreePort(), await findFreePort()];
	proxy = await startRoundRobin(ports);
	const { origin } = proxy;
	office = await startGateway(made.database, now, { origin });
	for (const port of ports) {
		const node = startWorker<typeof answers>(new URL('./node.ts', import.meta.url));
		nodes.push(node);
		await node.ask('start', { databaseUrl: made.url, redisUrl: redis.url, port, origin });
	}
});

afterAll(async () => {
	for (const room of rooms) room.destroy();
	for (const node of nodes) await node.stop();
	await office.close();
	await proxy.stop();
	await redis.stop();
});

async function openThrough(person: Person): Promise<PlanRoom> {
	const maker = { database: made.database, gateway: office, plan, now, url: proxy.origin };
	const room = await openRoomOf(maker, person);
	rooms.push(room);
	return room;
}

test('[RO18] a node is killed: its people go on through the other, and nothing is lost', async () => {
	const people = [plan.doctor, plan.patient, plan.specialist, plan.doctor];
	const open = await Promise.all(people.map(openThrough));
	const [author] = open;
	if (!author) throw new Error('nobody');
	await until(() => open.every((room) => room.present.length === people.length));
	expect(await author.document('story').openForWriting()).toBe(true);
	type(author.document('story'), 'Before. ');
	await until(() => open.every((room) => textOf(room.document('story')).includes('Before.')));

	process.kill(nodes[0]?.pid ?? 0, 'SIGKILL');
	type(author.document('story'), 'While it died. ');
	await until(
		() => open.every((room) => textOf(room.document('story')).includes('While it died.')),
		5_000
	);
	await until(() => open.every((room) => room.saveState === 'saved'), 5_000);
	expect(textOf(author.document('story'))).toBe('Before. While it died. ');
	// The dead node's people are gone from the list, each is there once.
	await until(() => open.every((room) => room.present.length === people.length));
});
