import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	accepted,
	connected,
	refusalCode,
	startGateway,
	type TestGateway,
	type TestSocket
} from '../../../../tests/support/gateway.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { until } from '../../../../tests/support/room.ts';
import type { OpId } from '../../domain/ids.ts';
import { MAX_MESSAGE_BYTES, MAX_UPDATE_BYTES } from '../../protocol/version.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { patience, socketsPerSession, socketsPerUser } from './limits.ts';

let database: AccordDatabase;
let server: TestGateway;
let plan: PlanFixture;

beforeAll(async () => {
	({ database } = await testDatabase());
	server = await startGateway(database);
	plan = await createPlan(database, new Date());
});

afterAll(() => server.close());

function open(socket: TestSocket) {
	return socket.emitWithAck('plan:open', { plan: plan.planId, lastSeq: null });
}

async function connectWith(cookie: string): Promise<TestSocket> {
	const socket = server.socket({ origin: server.origin, cookie });
	await connected(socket);
	return socket;
}

function push(socket: TestSocket, bytes: number) {
	return socket.emitWithAck('prose:push', {
		plan: plan.planId,
		document: 'story',
		opId: newId<OpId>(),
		update: new Uint8Array(bytes)
	});
}

test('[RO20] an update of 64 kB is read, a larger one answered, a message of 256 kB cut off', async () => {
	const doctor = await server.connect(plan.doctor);
	accepted(await open(doctor));
	expect(refusalCode(await push(doctor, MAX_UPDATE_BYTES))).toBe('update-refused');
	expect(refusalCode(await push(doctor, MAX_UPDATE_BYTES + 1))).toBe('too-large');
	const closed = new Promise((resolve) => doctor.once('disconnect', resolve));
	void push(doctor, MAX_MESSAGE_BYTES).catch(() => undefined);
	expect(await closed).toBe('transport close');
	const patient = await server.connect(plan.patient);
	accepted(await open(patient));
});

test('[RO20] who does not slow down is sent away, and others are still served', async () => {
	const flood = await server.connect(plan.specialist);
	const patient = await server.connect(plan.patient);
	accepted(await open(flood));
	const closed = new Promise((resolve) => flood.once('disconnect', resolve));
	const ask = () => flood.emitWithAck('plan:catch-up', { plan: plan.planId, lastSeq: 0 });
	const answers = await Promise.all(Array.from({ length: 100 }, ask));
	expect(new Set(answers.map(refusalCode))).toEqual(new Set(['ok', 'too-many-requests']));
	for (let count = 0; count < patience.burst; count += 1) void ask().catch(() => undefined);
	accepted(await open(patient));
	expect(await closed).toBe('io server disconnect');
	const refused = new Promise<Error>((resolve) => flood.once('connect_error', resolve));
	flood.connect();
	expect((await refused).message).toBe('unavailable');
	// It is the session that stays outside, not the person.
	accepted(await open(await server.connect(plan.specialist)));
});

test('[RO20] of too many pages of one session the oldest gives way', async () => {
	const cookie = await server.cookieOf(plan.patient);
	const pages: TestSocket[] = [];
	for (let count = 0; count < socketsPerSession; count += 1) pages.push(await connectWith(cookie));
	expect(pages.every(({ connected }) => connected)).toBe(true);
	pages.push(await connectWith(cookie));
	await until(() => pages[0]?.connected === false);
	expect(pages.slice(1).every(({ connected }) => connected)).toBe(true);
});

test('[RO20] somebody signed in here and there has ten pages in all', async () => {
	const person = (await createPlan(database, new Date())).doctor;
	const pages: TestSocket[] = [];
	for (let count = 0; count <= socketsPerUser; count += 1) pages.push(await server.connect(person));
	await until(() => pages[0]?.connected === false);
	expect(pages.slice(1).every(({ connected }) => connected)).toBe(true);
});

test('[RO20] a hundred and fifty people open one plan at the same time', async () => {
	const { planId, doctor } = await createPlan(database, new Date());
	const crowd = await Promise.all(
		Array.from({ length: 150 }, async (_, count) => {
			const [row] = await database.sql<{ id: string }[]>`
				insert into "user" (id, name, email)
				values (gen_random_uuid(), ${`Crowd ${count}`}, null) returning id`;
			if (!row) throw new Error('nobody');
			await database.sql`
				insert into plan_member (plan_id, id, revision, user_id, name, role, "from")
				values (${planId}, gen_random_uuid(), 1, ${row.id}, ${`Crowd ${count}`}, ${doctor.role}, now())`;
			return server.connect({ ...doctor, id: row.id as typeof doctor.id });
		})
	);
	const answers = await Promise.all(
		crowd.map((socket) => socket.emitWithAck('plan:open', { plan: planId, lastSeq: null }))
	);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(crowd.length);
	const stories = await Promise.all(
		crowd.map((socket) =>
			socket.emitWithAck('prose:open', {
				plan: planId,
				document: 'story',
				stateVector: new Uint8Array(),
				forWriting: false
			})
		)
	);
	expect(
		new Set(stories.map((story) => Buffer.from(accepted(story).update).toString('hex'))).size
	).toBe(1);
	for (const socket of crowd) socket.close();
});
