import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	accepted,
	refusalCode,
	startGateway,
	type TestGateway
} from '../../../../tests/support/gateway.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { openRoomOf, type, until } from '../../../../tests/support/room.ts';
import type { GoalId } from '../../domain/ids.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { createMeter, type Meter } from '../observe/meter.ts';

let database: AccordDatabase;
let server: TestGateway;
let plan: PlanFixture;
let meter: Meter;
const now = () => new Date();

beforeAll(async () => {
	({ database } = await testDatabase());
	meter = createMeter();
	server = await startGateway(database, now, { measure: meter.measure });
	meter.watch(() => ({
		...server.gateway.counts(),
		connections: database.connections(),
		eventLoopLagMs: 0,
		bus: 'none'
	}));
	plan = await createPlan(database, now());
});

afterAll(() => server.close());

async function valueOf(series: string): Promise<number> {
	const line = (await meter.text()).split('\n').find((one) => one.startsWith(`${series} `));
	return Number(line?.split(' ').at(-1) ?? 0);
}

test('[R-OP-1] what a room does is counted, and who wrote what is nowhere in it', async () => {
	const room = await openRoomOf({ database, gateway: server, plan, now }, plan.patient);
	const story = room.document('story');
	await story.openForWriting();
	type(story, 'My leg hurts at night.');
	await room.run('AddGoal', { goalId: newId<GoalId>(), text: 'To sleep through' });
	await until(() => room.saveState === 'saved');
	expect(await valueOf('accord_prose_batch_updates_sum')).toBe(1);
	expect(await valueOf('accord_commit_seconds_count{kind="prose"}')).toBe(1);
	expect(await valueOf('accord_commit_seconds_count{kind="command"}')).toBe(1);
	expect(await valueOf('accord_sockets')).toBe(1);
	expect(await valueOf('accord_rooms')).toBe(1);
	expect(await valueOf('accord_open_documents')).toBe(4);
	expect(await valueOf('accord_prose_waiting_updates')).toBe(0);
	expect(await valueOf('accord_database_connections')).toBeGreaterThan(0);
	const text = await meter.text();
	for (const word of ['leg hurts', 'sleep', plan.patient.name, plan.patient.id, plan.planId]) {
		expect(text).not.toContain(word);
	}
	room.destroy();
	await until(() => server.gateway.counts().sockets === 0);
});

test('[R-OP-1] a name that a client makes up is never a label', async () => {
	const socket = await server.connect(plan.patient);
	const ask = socket.emitWithAck.bind(socket) as (event: string, input: object) => Promise<never>;
	expect(refusalCode(await ask('plan:Rosa Alvarez', {}))).toBe('unknown-event');
	expect(refusalCode(await ask('plan:open', { plan: 'Rosa Alvarez' }))).toBe('invalid-input');
	accepted(await socket.emitWithAck('plan:open', { plan: plan.planId, lastSeq: 1_000_000 }));
	expect(await valueOf('accord_refusals_total{event="unknown",code="unknown-event"}')).toBe(1);
	expect(await valueOf('accord_refusals_total{event="plan:open",code="invalid-input"}')).toBe(1);
	expect(await valueOf('accord_resyncs_total{reason="snapshot"}')).toBe(1);
	expect(await meter.text()).not.toContain('Rosa');
});
