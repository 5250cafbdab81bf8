import 'fake-indexeddb/auto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startFaultProxy, type FaultProxy } from '../../../tests/support/fault-proxy.ts';
import { startGateway, type TestGateway } from '../../../tests/support/gateway.ts';
import { createPlan, newId, type PlanFixture } from '../../../tests/support/plan-fixture.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/postgres.ts';
import { openRoomOf, until } from '../../../tests/support/room.ts';
import { refusedText } from '../components/room/refused-text.ts';
import { refusalSentence } from '../copy/refusal.ts';
import { redFlags } from '../domain/catalogue/red-flag.ts';
import type { SafetyCheckId } from '../domain/ids.ts';
import { planHead } from '../server/db/schema/plan.ts';
import { openDeviceStore } from './device/device-store.ts';
import { openKeptShelf } from './kept-shelf.svelte.ts';
import type { PlanRoom } from './plan-room.svelte.ts';

let testDb: TestDatabase;
let gateway: TestGateway;
let proxy: FaultProxy;
let plan: PlanFixture;
let rooms: PlanRoom[] = [];

beforeAll(async () => {
	testDb = await testDatabase();
	gateway = await startGateway(testDb.database);
	proxy = await startFaultProxy(gateway.origin);
});

afterAll(async () => {
	await proxy.stop();
	await gateway.close();
});

beforeEach(async () => {
	plan = await createPlan(testDb.database, new Date());
	return () => {
		proxy.close(false);
		for (const room of rooms) room.destroy();
		rooms = [];
	};
});

async function open(url?: string): Promise<PlanRoom> {
	const maker = { database: testDb.database, gateway, plan, now: () => new Date() };
	const room = await openRoomOf(url === undefined ? maker : { ...maker, url }, plan.patient);
	rooms.push(room);
	return room;
}

async function keptParts(): Promise<readonly string[]> {
	const store = await openDeviceStore();
	const places = await store.places(plan.patient.id);
	store.close();
	return places.map(([, , , , part]) => part);
}

/** As the form does: the command is given and the draft let go in one go. */
function send(room: PlanRoom): void {
	const { answers } = room.unsaved.answers;
	const checkId = newId<SafetyCheckId>();
	void room.run('AnswerSafetyCheck', { checkId, occasion: 'on-demand', answers });
	room.unsaved.answers.clear();
}

test('[CL38] answers that were not sent are on the device, and on the next page, whatever the epoch', async () => {
	const first = await open();
	first.unsaved.answers.give('ces-bladder', { answer: 'yes', followUp: '' });
	expect(first.saveState).toBe('unsent');
	expect(first.asksBeforeLeaving).toBe(true);
	await until(() => first.keeping === 'kept');
	expect(first.saveState).toBe('unsent');
	const { since } = first.unsaved.answers;
	first.destroy();
	const { orm } = testDb.database;
	await orm.update(planHead).set({ epoch: 2 }).where(eq(planHead.planId, plan.planId));

	const second = await open();
	await until(() => second.saveState === 'unsent');
	expect(second.unsaved.answers.answers).toEqual({ 'ces-bladder': { answer: 'yes' } });
	expect(second.unsaved.answers.since).toBe(since);
	send(second);
	expect(second.saveState).not.toBe('saved');
	await until(() => second.saveState === 'saved');
	expect(second.safetyChecks).toMatchObject([{ level: 'E0' }]);
	await second.unsaved.settle();
	expect(await keptParts()).toEqual([]);
});

test('[CL38] sent without a line, they wait as a command and go from the next page, once', async () => {
	const first = await open(proxy.url);
	first.unsaved.answers.give('trauma', { answer: 'unsure', followUp: '' });
	await until(() => first.keeping === 'kept');
	expect(await keptParts()).toEqual(['answers']);
	proxy.close(true);
	await until(() => first.saveState === 'server-away');
	send(first);
	expect(first.unsaved.hasAnswers).toBe(true);
	await until(() => first.keeping === 'kept');
	expect(await keptParts()).toEqual(['answers-on-their-way']);
	expect(first.unsaved.answersUnknown).toEqual({ trauma: { answer: 'unsure' } });
	first.destroy();
	proxy.close(false);

	const second = await open();
	await until(() => second.saveState === 'saved' && second.safetyChecks.length > 0);
	expect(second.safetyChecks).toMatchObject([{ level: 'E1', answers: { trauma: {} } }]);
	expect(second.unsaved.hasAnswers).toBe(false);
});

test('[CL38] where the access has ended they are offered as text', async () => {
	const room = await open();
	room.unsaved.answers.give('trauma', { answer: 'yes', followUp: '' });
	await until(() => room.keeping === 'kept');
	room.destroy();
	let shelf = await openKeptShelf(plan.patient.id, plan.planId);
	while (shelf === null) shelf = await openKeptShelf(plan.patient.id, plan.planId);
	expect(shelf.drafts.map(({ what }) => what)).toMatchObject([
		{ type: 'answers', answers: { trauma: { answer: 'yes' } } }
	]);
	shelf.close();
});

test('[CL38] an answer to a question that is asked no more stays, as text with that question', async () => {
	const first = await open();
	const words = { question: 'Does your scar weep?', followUp: null };
	first.unsaved.answers.give('weeping', { answer: 'yes', followUp: '' }, words);
	first.unsaved.answers.give('trauma', { answer: 'no', followUp: '' });
	await until(() => first.keeping === 'kept');
	first.destroy();

	const second = await open();
	await until(() => second.saveState === 'unsent');
	second.unsaved.setOtherAnswersAside(redFlags.map(({ id }) => id));
	expect(second.unsaved.answers.answers).toEqual({ trauma: { answer: 'no' } });
	const [draft] = second.unsaved.refused;
	expect(draft && refusedText(draft, second.state)).toBe('Does your scar weep? Yes');
	expect(draft && refusalSentence(draft.error)).toContain('does not ask this any more');
	await second.unsaved.settle();
	expect([...(await keptParts())].toSorted()).toEqual(['answers', 'drafts']);
	second.unsaved.setOtherAnswersAside(redFlags.map(({ id }) => id));
	expect(second.unsaved.refused).toHaveLength(1);
});
