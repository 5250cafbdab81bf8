import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { startFaultProxy, type FaultProxy } from '../../../tests/support/fault-proxy.ts';
import { startGateway, type TestGateway } from '../../../tests/support/gateway.ts';
import { createPlan, newId } from '../../../tests/support/plan-fixture.ts';
import { testDatabase, type TestDatabase } from '../../../tests/support/postgres.ts';
import { openRoomOf, pageOf, textOf, type, until } from '../../../tests/support/room.ts';
import type { GoalId } from '../domain/ids.ts';
import { FRAGMENT } from '../prose/node.ts';
import type { PlanRoom } from './plan-room.svelte.ts';

let testDb: TestDatabase;
let gateway: TestGateway;
let proxy: FaultProxy;
const now = () => new Date();

beforeAll(async () => {
	testDb = await testDatabase();
	gateway = await startGateway(testDb.database);
	proxy = await startFaultProxy(gateway.origin);
});

afterAll(async () => {
	await proxy.stop();
	await gateway.close();
});

/** Two people who write in one document; the second one's line is the bad one. */
async function openTwo() {
	const plan = await createPlan(testDb.database, now());
	const maker = { database: testDb.database, gateway, plan, now };
	const steady = await openRoomOf(maker, plan.doctor);
	const shaky = await openRoomOf({ ...maker, url: proxy.url }, plan.patient);
	for (const room of [steady, shaky]) await room.document('story').openForWriting();
	const close = () => [steady, shaky].forEach((room) => room.destroy());
	const stored = async () => (await pageOf(maker, plan.doctor)).sections.story;
	return { steady, shaky, close, stored };
}

function isSaved(room: PlanRoom): boolean {
	return room.saveState === 'saved';
}

describe('a bad line', () => {
	test('[CL14] an answer that never came: the same push again has one effect', async () => {
		const { steady, shaky, close, stored } = await openTwo();
		proxy.deafen();
		type(shaky.document('story'), 'Once.');
		const goalId = newId<GoalId>();
		const answered = shaky.run('AddGoal', { goalId, text: 'To sit through a concert' });
		await until(() => textOf(steady.document('story')) === 'Once.');
		await until(() => steady.goals.length === 1);
		expect(shaky.saveState).toBe('saving');
		proxy.cut();
		expect(await answered).toEqual({ ok: true });
		await until(() => isSaved(shaky));
		expect(textOf(steady.document('story'))).toBe('Once.');
		expect(textOf(shaky.document('story'))).toBe('Once.');
		expect(steady.goals).toEqual(shaky.goals);
		expect(await stored()).toEqual(shaky.document('story').json);
		close();
	});

	test('[CL19] while the line is away one is not taken for somebody else', async () => {
		const { steady, shaky, close } = await openTwo();
		const story = shaky.document('story');
		story.setCursor({ anchor: Uint8Array.of(1), head: Uint8Array.of(1) });
		steady.document('story').setCursor({ anchor: Uint8Array.of(1), head: Uint8Array.of(1) });
		await until(() => shaky.present.length === 2 && story.cursors.length === 1);
		proxy.close(true);
		await until(() => shaky.saveState === 'server-away');
		expect(story.cursors).toEqual([]);
		proxy.close(false);
		await until(() => story.cursors.length === 1);
		expect(story.cursors[0]?.person.userId).not.toBe(shaky.you.userId);
		close();
	});

	test('[CL18] what is written while away arrives afterwards, in order', async () => {
		const { steady, shaky, close } = await openTwo();
		proxy.close(true);
		await until(() => shaky.saveState === 'server-away');
		for (let word = 0; word < 600; word += 1) type(shaky.document('story'), `${word} `);
		const goals = ['To walk', 'To sleep', 'To drive'].map((text) =>
			shaky.run('AddGoal', { goalId: newId<GoalId>(), text })
		);
		expect(shaky.goals).toHaveLength(3);
		expect(shaky.hasUnsaved).toBe(true);
		type(steady.document('story'), 'Meanwhile. ');
		proxy.close(false);
		expect(await Promise.all(goals)).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
		await until(() => isSaved(shaky) && isSaved(steady));
		await until(() => textOf(steady.document('story')) === textOf(shaky.document('story')));
		const words = Array.from({ length: 600 }, (_, word) => `${word} `).join('');
		expect(textOf(steady.document('story'))).toContain(words);
		expect(steady.goals.map(({ text }) => text)).toEqual(['To walk', 'To sleep', 'To drive']);
		close();
	});

	test('[CL15] a document that fell behind the server is brought back in step', async () => {
		const { steady, shaky, close } = await openTwo();
		const story = shaky.document('story');
		type(story, 'Known. ');
		await until(() => isSaved(shaky));
		// Text that the server never got, as after a lost piece: what follows builds on it.
		const lost = new Y.Doc();
		Y.applyUpdate(lost, Y.encodeStateAsUpdate(story.doc));
		lost.clientID = story.doc.clientID;
		const paragraph = lost.getXmlFragment(FRAGMENT).get(0);
		if (!(paragraph instanceof Y.XmlElement)) throw new Error('no paragraph');
		const text = paragraph.get(0);
		if (!(text instanceof Y.XmlText)) throw new Error('no text');
		text.insert(text.length, 'Lost. ');
		Y.applyUpdate(story.doc, Y.encodeStateAsUpdate(lost), story);
		story.doc.clientID = lost.clientID;
		type(story, 'After.');
		await until(() => textOf(steady.document('story')) === 'Known. Lost. After.');
		await until(() => isSaved(shaky));
		expect(shaky.refused).toEqual([]);
		close();
	});
});

type Step =
	| { readonly do: 'write'; readonly who: 0 | 1; readonly at: number; readonly text: string }
	| { readonly do: 'delete'; readonly who: 0 | 1; readonly at: number; readonly length: number }
	| { readonly do: 'cut' }
	| { readonly do: 'deafen' }
	| { readonly do: 'wait' };

const who = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('write' as const),
			who,
			at: fc.nat(40),
			text: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' })
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('delete' as const),
			who,
			at: fc.nat(40),
			length: fc.integer({ min: 1, max: 5 })
		})
	},
	{ weight: 1, arbitrary: fc.constant({ do: 'cut' as const }) },
	{ weight: 1, arbitrary: fc.constant({ do: 'deafen' as const }) },
	{ weight: 3, arbitrary: fc.constant({ do: 'wait' as const }) }
);

async function take(one: Step, rooms: readonly PlanRoom[]): Promise<void> {
	if (one.do === 'cut') return proxy.cut();
	if (one.do === 'deafen') return proxy.deafen();
	if (one.do === 'wait') return new Promise((resolve) => setTimeout(resolve, 7));
	const session = rooms[one.who]?.document('story');
	const paragraph = session?.doc.getXmlFragment(FRAGMENT).get(0);
	if (!session || !(paragraph instanceof Y.XmlElement)) throw new Error('no document');
	const text = paragraph.get(0);
	if (!(text instanceof Y.XmlText)) throw new Error('no text');
	session.doc.transact(() => {
		const at = Math.min(one.at, text.length);
		if (one.do === 'write') text.insert(at, one.text);
		else text.delete(at, Math.min(one.length, text.length - at));
	}, 'the editor');
}

describe('convergence', () => {
	test('[CL18] whatever is cut or lost, both and the server end with the same', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
				const { steady, shaky, close, stored } = await openTwo();
				type(steady.document('story'), 'Since the operation ');
				await until(() => textOf(shaky.document('story')) === 'Since the operation ');
				for (const one of steps) await take(one, [steady, shaky]);
				proxy.cut();
				await until(() => isSaved(steady) && isSaved(shaky));
				await until(() => steady.seq === shaky.seq);
				const [one, other] = [steady.document('story'), shaky.document('story')];
				await until(() => textOf(one) === textOf(other));
				expect(Y.encodeStateVector(one.doc)).toEqual(Y.encodeStateVector(other.doc));
				expect(await stored()).toEqual(one.json);
				expect(steady.refused.concat(shaky.refused)).toEqual([]);
				expect(one.doc.store.pendingStructs ?? other.doc.store.pendingStructs).toBeNull();
				close();
			}),
			{ numRuns: 12, endOnFailure: true }
		);
	}, 120_000);
});
