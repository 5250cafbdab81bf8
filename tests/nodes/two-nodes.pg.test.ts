import * as Y from 'yjs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { PlanRoom } from '../../src/lib/client/plan-room.svelte.ts';
import type { GoalId, OpId } from '../../src/lib/domain/ids.ts';
import type { ProsePushInput } from '../../src/lib/protocol/socket.ts';
import { FRAGMENT } from '../../src/lib/prose/node.ts';
import { plainText, readProse } from '../../src/lib/prose/read.ts';
import { accordSchema, type AccordDatabase } from '../../src/lib/server/db/accord.ts';
import { openDatabase } from '../../src/lib/server/db/transaction.ts';
import { put } from '../../src/lib/domain/change.ts';
import { chainEvents } from '../../src/lib/server/plan/chain.ts';
import { findMember, lockHead } from '../../src/lib/server/plan/reader.ts';
import { appendEvents, putEntities } from '../../src/lib/server/plan/writer.ts';
import { loadDocument } from '../../src/lib/server/plan/prose-reader.ts';
import { readToken } from '../../src/lib/server/auth/cookie.ts';
import {
	accepted,
	connected,
	startGateway,
	type TestGateway,
	type TestSocket
} from '../support/gateway.ts';
import { createPlan, newId, type Person, type PlanFixture } from '../support/plan-fixture.ts';
import { testDatabase } from '../support/postgres.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { openRoomOf, textOf, type, until } from '../support/room.ts';

const now = () => new Date();

let redis: TestRedis;
let url: string;
/** Each node has connections of its own to the one database. */
const databases: AccordDatabase[] = [];
let plan: PlanFixture;
let rooms: PlanRoom[] = [];
let nodes: TestGateway[] = [];

beforeAll(async () => {
	redis = await startRedis();
	({ url } = await testDatabase());
	databases.push(...[1, 2].map(() => openDatabase(url, { schema: accordSchema })));
});

afterAll(async () => {
	for (const database of databases) await database.close();
	await redis.stop();
});

beforeEach(async () => {
	plan = await createPlan(first(databases), now());
});

afterEach(async () => {
	for (const room of rooms) room.destroy();
	for (const node of nodes) await node.close();
	[rooms, nodes] = [[], []];
});

function first<T>(of: readonly T[]): T {
	const [one] = of;
	if (one === undefined) throw new Error('there is none');
	return one;
}

interface Setting {
	readonly redisUrl?: string;
	/** Whether they look for each other's changes in the database. */
	readonly hasPeers: boolean;
}

async function startNodes(setting: Setting): Promise<readonly [TestGateway, TestGateway]> {
	const [one, other] = await Promise.all(
		databases.map((database) => startGateway(database, now, setting))
	);
	if (!one || !other) throw new Error('two nodes are needed');
	nodes = [one, other];
	if (setting.redisUrl !== undefined) await until(() => areUp('up'));
	return [one, other];
}

function areUp(state: 'up' | 'down'): boolean {
	return nodes.every(({ gateway }) => gateway.busState === state);
}

async function openOn(gateway: TestGateway, person: Person): Promise<PlanRoom> {
	const room = await openRoomOf({ database: first(databases), gateway, plan, now }, person);
	rooms.push(room);
	return room;
}

function story(room: PlanRoom) {
	return room.document('story');
}

async function write(room: PlanRoom, words: string): Promise<void> {
	expect(await story(room).openForWriting()).toBe(true);
	type(story(room), words);
}

function goal() {
	return { goalId: newId<GoalId>(), text: 'Sleep through the night' };
}

async function socketOn(gateway: TestGateway, cookie: string): Promise<TestSocket> {
	const socket = gateway.socket({ origin: gateway.origin, cookie });
	await connected(socket);
	accepted(await socket.emitWithAck('plan:open', { plan: plan.planId, lastSeq: null }));
	return socket;
}

function storyOf({ planId }: PlanFixture) {
	const stateVector = new Uint8Array();
	return { plan: planId, document: 'story', stateVector, forWriting: true } as const;
}

/** The next words of an author, as one push. */
function pushOf(doc: Y.Doc, words: string): ProsePushInput {
	const known = Y.encodeStateVector(doc);
	const paragraph = doc.getXmlFragment(FRAGMENT).get(0);
	if (!(paragraph instanceof Y.XmlElement)) throw new Error('no paragraph');
	const text = paragraph.get(0);
	if (text instanceof Y.XmlText) text.insert(text.length, words);
	else paragraph.insert(0, [new Y.XmlText(words)]);
	const update = Y.encodeStateAsUpdate(doc, known);
	return { plan: plan.planId, document: 'story', opId: newId<OpId>(), update };
}

/** How long after a session's end on one node its socket on the other is closed. */
async function closesWithin(one: TestGateway, other: TestGateway): Promise<number> {
	const cookie = await one.cookieOf(plan.doctor);
	const socket = await socketOn(other, cookie);
	const closed = new Promise<number>((resolve) =>
		socket.once('disconnect', () => resolve(performance.now()))
	);
	const since = performance.now();
	await one.identity.sessions.end(readToken(one.identity.cookie, cookie) ?? '');
	return (await closed) - since;
}

/** A place in the plan ends, committed by nobody who has it open. */
async function endMembership(person: Person): Promise<void> {
	await first(databases).transact(async (transaction) => {
		const head = await lockHead(transaction, plan.planId);
		const member = await findMember(transaction, plan.planId, person.id);
		if (!head || !member) throw new Error('no such member');
		const until = now().toISOString();
		const change = put('member', { ...member, revision: member.revision + 1, until });
		const { id: actorId, role } = plan.doctor;
		const [opId, at] = [newId<OpId>(), until];
		const event = { opId, actorId, role, authSession: null, at, ...change };
		await putEntities(transaction, plan.planId, { changes: [change] });
		const events = [{ type: 'entity', command: 'StartPlan', ...event } as const];
		await appendEvents(transaction, plan.planId, chainEvents(plan.planId, head, events));
	});
}

describe('two nodes on one database', () => {
	test('[RO13] with Redis, text and decisions of both reach everybody, in one order', async () => {
		const [one, other] = await startNodes({ redisUrl: redis.url, hasPeers: false });
		const [doctor, patient] = await Promise.all([
			openOn(one, plan.doctor),
			openOn(other, plan.patient)
		]);
		await Promise.all([write(doctor, 'Here since May. '), write(patient, 'Worse at night. ')]);
		const asked = await patient.run('AddGoal', goal());
		expect(asked.ok).toBe(true);
		await until(() => [doctor, patient].every((room) => textOf(story(room)).includes('May')));
		await until(() => [doctor, patient].every((room) => textOf(story(room)).includes('night')));
		await until(() => doctor.goals.length === 1);
		await until(() => doctor.seq === patient.seq);
		expect(textOf(story(doctor))).toBe(textOf(story(patient)));
		expect([doctor, patient].map((room) => room.saveState)).toEqual(['saved', 'saved']);
	});

	test('[RO14] without Redis they find out from the database', async () => {
		const [one, other] = await startNodes({ hasPeers: true });
		const [doctor, patient] = await Promise.all([
			openOn(one, plan.doctor),
			openOn(other, plan.patient)
		]);
		await write(doctor, 'Here since May. ');
		await until(() => textOf(story(patient)).includes('May'), 4_000);
		await write(patient, 'Worse at night. ');
		await until(() => textOf(story(doctor)).includes('night'), 4_000);
	});

	test('[RO14] Redis is killed and comes back: nothing stops, nothing is lost', async () => {
		const [one, other] = await startNodes({ redisUrl: redis.url, hasPeers: true });
		const [doctor, patient] = await Promise.all([
			openOn(one, plan.doctor),
			openOn(other, plan.patient)
		]);
		await write(doctor, 'One. ');
		await until(() => textOf(story(patient)).includes('One.'));
		await redis.kill();
		await until(() => areUp('down'));
		await write(doctor, 'Two. ');
		await until(() => textOf(story(patient)).includes('Two.'), 4_000);
		await redis.start();
		await until(() => areUp('up'));
		await write(patient, 'Three. ');
		await until(() => textOf(story(doctor)).includes('Three.'));
		await until(() => doctor.present.length === 2 && patient.present.length === 2);
	});

	test('[RO14] a Redis that hangs counts as lost, and holds nothing up', async () => {
		const [one, other] = await startNodes({ redisUrl: redis.url, hasPeers: true });
		const [doctor, patient] = await Promise.all([
			openOn(one, plan.doctor),
			openOn(other, plan.patient)
		]);
		redis.freeze();
		try {
			await write(doctor, 'Still here. ');
			await until(() => textOf(story(patient)).includes('Still here.'), 4_000);
			await until(() => areUp('down'));
		} finally {
			redis.thaw();
		}
		await until(() => areUp('up'));
	});

	test('[RO15] with Redis a session that ends on one node closes its sockets on the other', async () => {
		const [one, other] = await startNodes({ redisUrl: redis.url, hasPeers: false });
		expect(await closesWithin(one, other)).toBeLessThan(1_000);
	});

	test('[RO15][R-OP-6] without Redis it does so as soon as the other node looks', async () => {
		const [one, other] = await startNodes({ hasPeers: true });
		expect(await closesWithin(one, other)).toBeLessThan(3_000);
	});

	test('[RO15] whose place in the plan has ended is out of it on every node', async () => {
		const [one, other] = await startNodes({ hasPeers: true });
		const doctor = await openOn(one, plan.doctor);
		const socket = await socketOn(other, await other.cookieOf(plan.patient));
		const heard: unknown[] = [];
		socket.on('plan:events', (message) => heard.push(message));
		const told = new Promise((resolve) => socket.once('access:changed', resolve));
		const closed = new Promise((resolve) => socket.once('disconnect', resolve));
		await endMembership(plan.patient);
		expect(await told).toEqual({ reason: 'access-ended' });
		await closed;
		await doctor.run('AddGoal', goal());
		expect(heard).toEqual([]);
		expect(doctor.saveState).toBe('saved');
	});

	test.each([
		['with Redis', () => ({ redisUrl: redis.url, hasPeers: false }), 1_000],
		// The other node looks every two seconds.
		['without Redis', () => ({ hasPeers: true }), 3_000]
	] as const)(
		'[CT5] [RO15] %s a place that somebody ends closes every page of it',
		async (_name, setting, limitMs) => {
			const [one, other] = await startNodes(setting());
			const specialist = await openOn(one, plan.specialist);
			const rooms = [await openOn(one, plan.doctor), await openOn(other, plan.doctor)];
			const member = await findMember(first(databases), plan.planId, plan.doctor.id);
			if (!member) throw new Error('not in the plan');
			const input = { memberId: member.id, expectedRevision: 1, reason: 'Moves away.' };
			expect(await specialist.run('EndMembership', input)).toEqual({ ok: true });
			const since = performance.now();
			await until(() => rooms.every(({ saveState }) => saveState === 'access-ended'), limitMs);
			expect(performance.now() - since).toBeLessThan(limitMs);
			expect(specialist.saveState).toBe('saved');
		}
	);

	test('[RO16] a page that moves to the other node goes on writing under its client id', async () => {
		const [one, other] = await startNodes({ hasPeers: false });
		// The other node has the document open, and hears neither of the id nor of the text.
		const patient = await openOn(other, plan.patient);
		const cookie = await one.cookieOf(plan.doctor);
		const before = await socketOn(one, cookie);
		const opened = accepted(await before.emitWithAck('prose:open', storyOf(plan)));
		const doc = new Y.Doc();
		doc.clientID = opened.clientId ?? 0;
		Y.applyUpdate(doc, opened.update);
		accepted(await before.emitWithAck('prose:push', pushOf(doc, 'Before. ')));
		const after = await socketOn(other, cookie);
		accepted(await after.emitWithAck('prose:push', pushOf(doc, 'After.')));
		await until(() => textOf(story(patient)).includes('Before. After.'));
	});

	test('[RO16] what one node has stored and never answered is answered by the other', async () => {
		const [one, other] = await startNodes({ hasPeers: false });
		await openOn(other, plan.patient);
		const cookie = await one.cookieOf(plan.doctor);
		const before = await socketOn(one, cookie);
		const opened = accepted(await before.emitWithAck('prose:open', storyOf(plan)));
		const doc = new Y.Doc();
		doc.clientID = opened.clientId ?? 0;
		Y.applyUpdate(doc, opened.update);
		const push = pushOf(doc, 'Once. ');
		const { seq } = accepted(await before.emitWithAck('prose:push', push));
		const after = await socketOn(other, cookie);
		expect(accepted(await after.emitWithAck('prose:push', push)).seq).toBe(seq);
		const { doc: stored } = await loadDocument(first(databases), plan.planId, 'story');
		expect(plainText(readProse(stored))).toBe('Once. ');
	});

	test('[RO17] who is there is shown across nodes, and not for longer', async () => {
		const [one, other] = await startNodes({ redisUrl: redis.url, hasPeers: true });
		const [doctor, patient] = await Promise.all([
			openOn(one, plan.doctor),
			openOn(other, plan.patient)
		]);
		await until(() => doctor.present.length === 2 && patient.present.length === 2);
		patient.setPlace({ section: 'goals', item: null });
		await until(() => doctor.present.some(({ section }) => section === 'goals'));
		await until(() => story(patient).ready);
		const start = Y.encodeRelativePosition(
			Y.createRelativePositionFromTypeIndex(story(patient).doc.getXmlFragment(FRAGMENT), 0)
		);
		story(patient).setCursor({ anchor: start, head: start });
		await until(() => story(doctor).cursors.length === 1);
		expect([...(story(doctor).cursors[0]?.anchor ?? [])]).toEqual([...start]);
		patient.destroy();
		await until(() => doctor.present.length === 1);
	});
});
