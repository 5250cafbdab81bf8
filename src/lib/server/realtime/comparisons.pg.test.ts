import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
	accepted,
	refusalCode,
	startGateway,
	type TestGateway,
	type TestSocket
} from '../../../../tests/support/gateway.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { GoalId, OpId, PlanId } from '../../domain/ids.ts';
import { partsOf, wholeText } from '../../protocol/fingerprint.ts';
import type { Compared, PartHash } from '../../protocol/socket.ts';
import { readMatter } from '../application/plan-matter.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { divergence } from '../db/schema/divergence.ts';
import { createMeter, type Meter } from '../observe/meter.ts';

let database: AccordDatabase;
let server: TestGateway;
let plan: PlanFixture;
let meter: Meter;
let readings = 0;

beforeAll(async () => {
	({ database } = await testDatabase());
});

beforeEach(async () => {
	plan = await createPlan(database, new Date());
	meter = createMeter();
	readings = 0;
	const counted: AccordDatabase = {
		...database,
		transact: (work, mode) => {
			if (mode?.readOnly) readings += 1;
			return database.transact(work, mode);
		}
	};
	server = await startGateway(counted, () => new Date(), { measure: meter.measure });
	return () => server.close();
});

async function opened(): Promise<{ socket: TestSocket; seq: number }> {
	const socket = await server.connect(plan.patient);
	const asked = { plan: plan.planId, lastSeq: null };
	const { seq } = accepted(await socket.emitWithAck('plan:open', asked));
	return { socket, seq };
}

/** What an honest client at the head would send. */
async function held(): Promise<{ hash: string; parts: PartHash[] }> {
	const parts = partsOf((await readMatter(database, plan.planId)).matter);
	return {
		hash: sha256(wholeText(parts)),
		parts: parts.map(({ part, text }) => ({ part, hash: sha256(text) }))
	};
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}

async function compare(
	socket: TestSocket,
	asked: { seq: number; hash: string; parts?: PartHash[] },
	planId: PlanId = plan.planId
): Promise<Compared['result']> {
	const input = { plan: planId, parts: null, ...asked };
	return accepted(await socket.emitWithAck('plan:compare', input)).result;
}

async function countOf(series: string): Promise<number> {
	const line = (await meter.text()).split('\n').find((one) => one.startsWith(`${series} `));
	return Number(line?.split(' ').at(-1));
}

async function addGoal(socket: TestSocket, text: string): Promise<number> {
	const input = { goalId: newId<GoalId>(), text };
	const command = { plan: plan.planId, opId: newId<OpId>(), name: 'AddGoal', input } as const;
	return accepted(await socket.emitWithAck('plan:command', command)).seq;
}

test('[DV1] who holds what the database holds at the same place is equal', async () => {
	const { socket, seq } = await opened();
	const before = await held();
	expect(await compare(socket, { seq, hash: before.hash })).toBe('equal');
	const next = await addGoal(socket, 'To sit through a concert');
	const after = await held();
	expect(after.hash).not.toBe(before.hash);
	expect(await compare(socket, { seq: next, hash: after.hash })).toBe('equal');
});

test('[DV2] who is behind is told so, and is no divergence', async () => {
	const { socket, seq } = await opened();
	const { hash } = await held();
	const before = await countOf('accord_divergences_total');
	await addGoal(socket, 'To walk to the harbour');
	expect(await compare(socket, { seq, hash })).toBe('moved-on');
	expect(await countOf('accord_divergences_total')).toBe(before);
});

test('[DV2] a stranger and somebody who has not opened the plan learn nothing', async () => {
	const asked = { plan: plan.planId, seq: 1, hash: sha256(''), parts: null };
	const stranger = await server.connect(plan.stranger);
	expect(refusalCode(await stranger.emitWithAck('plan:compare', asked))).toBe('not-found');
	const member = await server.connect(plan.doctor);
	expect(refusalCode(await member.emitWithAck('plan:compare', asked))).toBe('out-of-step');
});

test('[DV3] a difference is counted, and kept as ids and hashes without a word', async () => {
	const { socket } = await opened();
	const seq = await addGoal(socket, 'To sleep on my side');
	const { parts } = await held();
	const goal = parts.find(({ part }) => part.startsWith('goal/'));
	const other = parts.map((one) => (one === goal ? { ...one, hash: sha256('other') } : one));
	const wrong = { seq, hash: sha256('all of it') };
	const before = await countOf('accord_divergences_total');
	expect(await compare(socket, wrong)).toBe('different');
	expect(await compare(socket, { ...wrong, parts: other })).toBe('different');
	expect(await countOf('accord_divergences_total')).toBe(before + 1);
	expect(await countOf('accord_resyncs_total{reason="divergence"}')).toBeGreaterThan(0);
	const [row] = await database.sql`
		select d.*, d.parts::text || d.events::text as text from divergence d
		where plan_id = ${plan.planId}`;
	expect(row).toMatchObject({
		client_hash: wrong.hash,
		parts: [{ part: goal?.part, client: sha256('other'), server: goal?.hash }]
	});
	expect(row?.['events'][0]).toMatchObject({ seq, type: 'entity', command: 'AddGoal' });
	expect(row?.['text']).not.toContain('sleep');
});

test('[DV3] of one plan a few are kept, however often a client comes', async () => {
	const { socket, seq } = await opened();
	const wrong = { seq, hash: sha256('nothing'), parts: [] };
	for (let time = 0; time < 8; time += 1) await compare(socket, wrong);
	const rows = await database.orm.select({ planId: divergence.planId }).from(divergence);
	expect(rows.filter(({ planId }) => planId === plan.planId)).toHaveLength(5);
});

test('[DV4] two hundred clients at one place cost one reading of the plan', async () => {
	const all = await Promise.all([opened(), opened(), opened(), opened(), opened()]);
	const { hash } = await held();
	readings = 0;
	const asked = all.flatMap(({ socket, seq }) =>
		Array.from({ length: 40 }, () => compare(socket, { seq, hash }))
	);
	expect(new Set(await Promise.all(asked))).toEqual(new Set(['equal']));
	expect(readings).toBe(1);
});

test('[DV4] who makes the plan move to have it read again is put off', async () => {
	const { socket } = await opened();
	const results = new Set<string>();
	for (let time = 0; time < 20; time += 1) {
		const seq = await addGoal(socket, `Goal ${time}`);
		results.add(await compare(socket, { seq, hash: sha256('wrong') }));
	}
	expect(results).toContain('skipped');
	expect(readings).toBeLessThan(20);
});

test('[DV5] asking for it is no opening, no look and no activity', async () => {
	const { socket } = await opened();
	const traces = () => database.sql`
		select (select count(*) from audit_event where plan_id = ${plan.planId}) as openings,
			(select count(*) from plan_look where plan_id = ${plan.planId}) as looks,
			(select max(expires_at) from auth_session where user_id = ${plan.patient.id}) as idle`;
	// In the second half of the idle limit, where any activity would move it.
	await database.sql`update auth_session set expires_at = now() + interval '5 minutes'
		where user_id = ${plan.patient.id}`;
	const before = await traces();
	accepted(await socket.emitWithAck('plan:signed', { plan: plan.planId }));
	const { hash } = await held();
	await compare(socket, { seq: 1, hash });
	expect(await traces()).toEqual(before);
	accepted(await socket.emitWithAck('session:active'));
	expect(await traces(), 'a key of theirs is').not.toEqual(before);
});

test('[DV5] the newest signed text is for those who have opened the plan', async () => {
	const asked = { plan: plan.planId };
	const { socket } = await opened();
	expect(accepted(await socket.emitWithAck('plan:signed', asked)).signed).toBeNull();
	const member = await server.connect(plan.doctor);
	expect(refusalCode(await member.emitWithAck('plan:signed', asked))).toBe('out-of-step');
	const stranger = await server.connect(plan.stranger);
	expect(refusalCode(await stranger.emitWithAck('plan:signed', asked))).toBe('not-found');
});
