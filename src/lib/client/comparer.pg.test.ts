import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { startGateway, type TestGateway } from '../../../tests/support/gateway.ts';
import { createPlan, newId, type PlanFixture } from '../../../tests/support/plan-fixture.ts';
import { tensTrial } from '../../../tests/support/plan-rooms.ts';
import { testDatabase } from '../../../tests/support/postgres.ts';
import { openRoomOf, textOf, type, until, type RoomMaker } from '../../../tests/support/room.ts';
import type { CommentId, GoalId, OpId, ThreadId, TreatmentId } from '../domain/ids.ts';
import { FRAGMENT } from '../prose/node.ts';
import { execute } from '../server/application/execute.ts';
import type { AccordDatabase } from '../server/db/accord.ts';
import { createMeter, type Meter } from '../server/observe/meter.ts';
import type { PlanRoom } from './plan-room.svelte.ts';
import type { ProseSession } from './prose-session.svelte.ts';

let database: AccordDatabase;
let server: TestGateway;
let meter: Meter;
let plan: PlanFixture;
let maker: RoomMaker;
const now = () => new Date();

beforeAll(async () => {
	({ database } = await testDatabase());
	meter = createMeter();
	server = await startGateway(database, now, { measure: meter.measure });
});

afterAll(() => server.close());

beforeEach(async () => {
	plan = await createPlan(database, now());
	maker = { database, gateway: server, plan, now, restMs: 60 };
});

async function countOf(series: string): Promise<number> {
	const line = (await meter.text()).split('\n').find((one) => one.startsWith(`${series} `));
	return Number(line?.split(' ').at(-1));
}

async function untilCounted(series: string, least: number): Promise<void> {
	for (const end = performance.now() + 20_000; (await countOf(series)) < least;) {
		if (performance.now() > end) throw new Error(`never: ${series} ${least}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

const equal = 'accord_comparisons_total{result="equal"}';
const divergences = 'accord_divergences_total';

function isSaved(room: PlanRoom): boolean {
	return room.saveState === 'saved';
}

/** As if a piece of the page's own had failed: an effect is gone, and nothing says so. */
function forgetGoal(room: PlanRoom, goalId: GoalId): void {
	const { store } = room as unknown as {
		store: { confirmed: { goal: Map<string, unknown> }; state: { goal: Map<string, unknown> } };
	};
	store.confirmed.goal.delete(goalId);
	store.state.goal.delete(goalId);
}

function loseLetters(session: ProseSession, count: number): void {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(session.doc));
	const paragraph = copy.getXmlFragment(FRAGMENT).get(0);
	const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
	if (!(text instanceof Y.XmlText)) throw new Error('no text');
	text.delete(0, count);
	const lost = Y.encodeStateAsUpdate(copy, Y.encodeStateVector(session.doc));
	session.receive(lost, newId<OpId>());
}

test('[DV6] at rest a page is compared once for each place in the sequence', async () => {
	const before = await countOf(equal);
	const room = await openRoomOf(maker, plan.doctor);
	await untilCounted(equal, before + 1);
	await room.run('AddGoal', { goalId: newId<GoalId>(), text: 'To sleep through' });
	await untilCounted(equal, before + 2);
	room.document('story').setCursor(null);
	await room.run('AddGoal', { goalId: newId<GoalId>(), text: 'To drive again' });
	await untilCounted(equal, before + 3);
	expect(await countOf(equal)).toBe(before + 3);
	expect(await countOf(divergences)).toBe(0);
	room.destroy();
});

test('[DV7] a page that lost an effect is found, opens anew, and holds what stands', async () => {
	const before = await countOf(divergences);
	const room = await openRoomOf(maker, plan.doctor);
	const goalId = newId<GoalId>();
	await room.run('AddGoal', { goalId, text: 'To sit through a concert' });
	forgetGoal(room, goalId);
	expect(room.goals).toEqual([]);
	await untilCounted(divergences, before + 1);
	await until(() => room.goals.length === 1);
	expect(room.goals[0]?.text).toBe('To sit through a concert');
	const found = await countOf(equal);
	await untilCounted(equal, found + 1);
	expect(await countOf(divergences)).toBe(before + 1);
	const [row] = await database.sql`
		select parts, parts::text || events::text as text from divergence
		where plan_id = ${plan.planId}`;
	expect(row?.['parts']).toMatchObject([{ part: `goal/${goalId}`, client: null }]);
	expect(row?.['text']).not.toContain('concert');
	expect(isSaved(room)).toBe(true);
	room.destroy();
});

test('[DV7] a document that differs is loaded anew, what is written meanwhile goes on', async () => {
	const before = await countOf(divergences);
	const [doctor, patient] = [
		await openRoomOf(maker, plan.doctor),
		await openRoomOf(maker, plan.patient)
	];
	const story = doctor.document('story');
	await story.openForWriting();
	type(story, 'It began in March.');
	await until(() => textOf(patient.document('story')) === 'It began in March.');
	const { doc } = story;
	loseLetters(story, 3);
	await untilCounted(divergences, before + 1);
	await until(() => story.doc !== doc && story.ready);
	await until(() => textOf(story) === 'It began in March.');
	expect(story.writing).toBe(true);
	type(story, ' It got worse.');
	await until(() => textOf(patient.document('story')) === 'It began in March. It got worse.');
	await until(() => isSaved(doctor));
	expect(doctor.refused).toEqual([]);
	for (const room of [doctor, patient]) room.destroy();
});

test('[DV7] what is on its way when the page opens anew gets there', async () => {
	const room = await openRoomOf(maker, plan.doctor);
	const other = await openRoomOf(maker, plan.patient);
	const story = room.document('story');
	await story.openForWriting();
	type(story, 'First. ');
	await until(() => isSaved(room));
	type(story, 'Second. ');
	story.reset();

	await story.sync();
	await until(() => isSaved(room) && textOf(other.document('story')).includes('Second. '));
	await until(() => textOf(story) === textOf(other.document('story')));
	expect(room.refused).toEqual([]);
	for (const one of [room, other]) one.destroy();
});

test('[DV8] a change that this node was never told of reaches its pages', async () => {
	const room = await openRoomOf({ ...maker, restMs: 300 }, plan.doctor);
	const context = {
		database,
		userId: plan.specialist.id,
		authSession: null,
		requestId: null,
		now,
		publish: () => undefined
	};
	const input = { goalId: newId<GoalId>(), text: 'To walk to the harbour' };
	const command = { name: 'AddGoal', input } as const;
	await execute(context, { planId: plan.planId, opId: newId<OpId>(), command });
	expect(room.goals).toEqual([]);
	await until(() => room.goals.length === 1);
	room.destroy();
});

type Step = readonly ['write' | 'erase' | 'goal' | 'treatment' | 'thread' | 'rest', 0 | 1 | 2];

const steps = fc.array(
	fc.tuple(
		fc.constantFrom('write', 'write', 'write', 'erase', 'goal', 'treatment', 'thread', 'rest'),
		fc.constantFrom(0, 1, 2)
	),
	{ minLength: 30, maxLength: 60 }
) as fc.Arbitrary<Step[]>;

const details = { ...tensTrial, why: 'Leg pain in the evening, e\u0301te\u0301' };

function take([what, who]: Step, rooms: readonly PlanRoom[]): Promise<unknown> | void {
	const room = rooms[who];
	const story = room?.document('story');
	if (!room || !story || what === 'rest') return new Promise((done) => setTimeout(done, 20));
	if (what === 'write') return type(story, 'Words 𝒳 and \ud83d. ');
	if (what === 'goal') return room.run('AddGoal', { goalId: newId<GoalId>(), text: 'To sleep ' });
	if (what === 'treatment') {
		return room.run('ProposeTreatment', { treatmentId: newId<TreatmentId>(), details });
	}
	if (what === 'thread') {
		return room.run('StartThread', {
			threadId: newId<ThreadId>(),
			commentId: newId<CommentId>(),
			anchor: { type: 'plan' },
			text: 'Is this right?',
			mentions: [],
			needsAnswer: false
		});
	}
	const paragraph = story.doc.getXmlFragment(FRAGMENT).get(0);
	const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
	if (text instanceof Y.XmlText && text.length > 3) {
		story.doc.transact(() => text.delete(1, 2), 'the editor');
	}
}

test('[DV6] honest work of three, however mixed: never a divergence', async () => {
	await fc.assert(
		fc.asyncProperty(steps, async (work) => {
			const [before, compared] = [await countOf(divergences), await countOf(equal)];
			plan = await createPlan(database, now());
			const own = { ...maker, plan, restMs: 200 };
			const rooms = [
				await openRoomOf(own, plan.doctor),
				await openRoomOf(own, plan.patient),
				await openRoomOf(own, plan.specialist)
			];
			for (const room of rooms) await room.document('story').openForWriting();
			const answers: unknown[] = [];
			for (const step of work) answers.push(await take(step, rooms));
			await until(() => rooms.every(isSaved));
			await until(() => new Set(rooms.map(({ seq }) => seq)).size === 1);
			await untilCounted(equal, compared + 3);
			expect(await countOf(divergences)).toBe(before);
			for (const room of rooms) room.destroy();
		}),
		{ numRuns: 4, endOnFailure: true }
	);
}, 120_000);
