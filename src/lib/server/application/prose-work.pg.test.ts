import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../../../../tests/support/gateway.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { openRoomOf, textOf, type, until } from '../../../../tests/support/room.ts';
import { toId, type OpId } from '../../domain/ids.ts';
import type { ProseDoc } from '../../domain/prose/prose.ts';
import { MAX_DOCUMENT_BYTES } from '../../protocol/version.ts';
import { plainText, readProse } from '../../prose/read.ts';
import { paragraphs } from '../../prose/test-prose.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { planEvent } from '../db/schema/plan.ts';
import { chainEvents, emptyHead, type Head, type NewEvent } from '../plan/chain.ts';
import { loadDocument } from '../plan/prose-reader.ts';
import { readHead } from '../plan/reader.ts';
import { execute } from './execute.ts';

const now = () => new Date();

let database: AccordDatabase;
let gateway: TestGateway;
let plan: PlanFixture;

beforeAll(async () => {
	({ database } = await testDatabase());
	gateway = await startGateway(database, now);
});

beforeEach(async () => {
	plan = await createPlan(database, now());
});

afterAll(() => gateway.close());

/** A command that changes the plan's title, and what the story says. */
function retitle(
	title: string,
	story: (now: ProseDoc) => ProseDoc,
	{ opId = newId<OpId>(), revision = 1 } = {}
) {
	const context = {
		database,
		userId: plan.doctor.id,
		authSession: null,
		requestId: null,
		now,
		publish: gateway.gateway.publish
	};
	const input = { expectedRevision: revision, title, ask: 'What else could help?' };
	return execute(context, {
		planId: plan.planId,
		opId,
		command: { name: 'RevisePlan', input },
		prose: () => ({ document: 'story', next: (facts) => story(facts.now) })
	});
}

async function storedStory(): Promise<string> {
	const { doc } = await loadDocument(database, plan.planId, 'story');
	return plainText(readProse(doc));
}

/** As somebody rewrites it who reads it: one word more in each line that names the back. */
function rewritten(said: ProseDoc, revision: number): ProseDoc {
	const lines = plainText(said).replace('back', `back (${revision})`).split('\n');
	return paragraphs(...lines, `Line ${revision}`);
}

/** The head that the stored events lead to, each chained anew. */
async function chainAnew() {
	const rows = (await database.orm.select().from(planEvent))
		.filter(({ planId }) => planId === plan.planId)
		.sort((a, b) => a.seq - b.seq);
	const events = rows.map((row): NewEvent => {
		const { opId, actorId, role, authSession, document, bytes, command, payload } = row;
		const head = { opId, actorId, role, authSession, at: row.at.toISOString() };
		if (document && bytes) return { type: 'prose', ...head, document, update: bytes };
		if (!command || !payload) throw new Error('an event without a payload');
		return { type: 'entity', command, ...head, ...payload };
	});
	return shown(chainEvents(plan.planId, emptyHead, events).head);
}

async function storedHead() {
	const head = await readHead(database, plan.planId);
	if (!head) throw new Error('no head');
	return shown(head);
}

function shown({ seq, hash }: Head) {
	return { seq, hash: Buffer.from(hash).toString('hex') };
}

describe('a command that writes prose', () => {
	test('[RO22] is one run of numbers under one op id, and the chain holds', async () => {
		const answer = await retitle('Leg pain', () => paragraphs('It began in May.'));
		if (!answer.ok) throw new Error(answer.error.code);
		const { events, seq } = answer.value;
		expect(events.map((event) => event.type)).toEqual(['entity', 'prose']);
		expect(events.map((event) => event.seq)).toEqual([seq - 1, seq]);
		expect(new Set(events.map((event) => event.opId)).size).toBe(1);
		expect(await storedStory()).toBe('It began in May.');
		expect(await chainAnew()).toEqual(await storedHead());
	});

	test('[RO22] is nothing at all when the command is refused', async () => {
		const before = await storedHead();
		const answer = await retitle('Leg pain', () => paragraphs('Lost'), { revision: 7 });
		expect(answer.ok === false && answer.error.code).toBe('stale');
		expect(await storedHead()).toEqual(before);
		expect(await storedStory()).toBe('');
	});

	test('[RO22] [RO1] reaches every open page, and what is typed meanwhile stays', async () => {
		const maker = { database, gateway, plan, now };
		const patient = await openRoomOf(maker, plan.patient);
		const doctor = await openRoomOf(maker, plan.doctor);
		const [typing, watching] = [patient.document('story'), doctor.document('story')];
		await typing.openForWriting();
		type(typing, 'My back hurts.');
		await until(() => textOf(watching) === 'My back hurts.');
		const words = Array.from({ length: 40 }, (_, index) => ` w${index}`);
		const rewriting = (async () => {
			for (let revision = 1; revision <= 10; revision += 1) {
				await retitle(`Title ${revision}`, (said) => rewritten(said, revision), { revision });
			}
		})();
		for (const word of words) {
			type(typing, word);
			await new Promise((resolve) => setImmediate(resolve));
		}
		await rewriting;
		await until(() => patient.saveState === 'saved');
		for (const session of [typing, watching])
			await until(() => textOf(session).includes('Line 10'));
		for (const word of words) expect(textOf(typing)).toContain(word);
		await until(() => textOf(typing) === textOf(watching));
		expect(textOf(watching)).toBe(await storedStory());
		expect(await chainAnew()).toEqual(await storedHead());
		patient.destroy();
		doctor.destroy();
	});

	test('[RO23] sent twice it is written once, with the same answer', async () => {
		const opId = newId<OpId>();
		const first = await retitle('Leg pain', () => paragraphs('Once'), { opId });
		const again = await retitle('Leg pain', () => paragraphs('Once'), { opId });
		expect(again).toEqual(first);
		expect(await storedStory()).toBe('Once');
		const other = await retitle('Leg pain', () => paragraphs('Once'), {
			opId: toId(opId),
			revision: 2
		});
		expect(other).toEqual(first);
	});

	test('[RO23] is refused as a whole where the text would be too large', async () => {
		const long = paragraphs(...Array.from({ length: 40 }, () => 'x'.repeat(60_000)));
		const before = await storedHead();
		const answer = await retitle('Leg pain', () => long);
		expect(answer).toEqual({
			ok: false,
			error: { code: 'text-full', limitBytes: MAX_DOCUMENT_BYTES }
		});
		expect(await storedHead()).toEqual(before);
	});
});
