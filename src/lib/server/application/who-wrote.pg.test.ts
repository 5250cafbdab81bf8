import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { contextOf } from '../../../../tests/support/people.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { PlanWriter } from '../../../../tests/support/plan-writer.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { entityLines, passageLines } from '../../components/timeline/who-words.ts';
import type { GoalId, OpId, RestorationId, UserId } from '../../domain/ids.ts';
import { createPassage } from '../../prose/anchor.ts';
import { FRAGMENT } from '../../prose/node.ts';
import { plainText, readProse } from '../../prose/read.ts';
import { yBlockText, yTextblocks } from '../../prose/textblock.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { auditEvent } from '../db/schema/content.ts';
import { findAcknowledged } from '../plan/page-reader.ts';
import { loadDocument } from '../plan/prose-reader.ts';
import { readHead, toPlanState } from '../plan/reader.ts';
import { markSeen } from './mark-seen.ts';
import { restoreSection, reviewRestore } from './restore-section.ts';
import { whoChanged, whoWrote } from './who-wrote.ts';

let database: AccordDatabase;
let plan: PlanFixture;
let writer: PlanWriter;
const goalId = newId<GoalId>();
let firstSeq = 0;

beforeAll(async () => {
	({ database } = await testDatabase());
	plan = await createPlan(database, new Date('2026-11-02T09:00:00.000Z'));
	writer = new PlanWriter(database, plan, new Date('2026-11-03T10:00:00.000Z'));
	const { doctor, patient } = plan;
	await writer.write(patient, 'story', 'It began in May.');
	firstSeq = await writer.write(patient, 'story', '\nI could not sit.');
	writer.now = new Date('2026-11-04T11:00:00.000Z');
	await writer.edit(doctor, 'story', (doc) => {
		const paragraph = doc.getXmlFragment(FRAGMENT).get(0);
		const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
		if (words instanceof Y.XmlText) words.insert(8, ' slowly');
	});
	await writer.run(patient, { name: 'AddGoal', input: { goalId, text: 'Walk' } });
	const revision = { goalId, expectedRevision: 1, text: 'Walk to the park' };
	await writer.run(patient, { name: 'ReviseGoal', input: revision });
});

async function anchorOf(quote: string) {
	const { doc } = await loadDocument(database, plan.planId, 'story');
	const texts = yTextblocks(doc).map(yBlockText);
	const block = texts.findIndex((text) => text.includes(quote));
	const offset = texts[block]?.indexOf(quote) ?? 0;
	const to = { block, offset: offset + quote.length };
	const anchor = createPassage(doc, 'story', { from: { block, offset }, to });
	if (!anchor) throw new Error('no such passage');
	return anchor;
}

async function told(quote: string) {
	const wrote = await whoWrote(
		contextOf(database, plan.specialist.id),
		plan.planId,
		await anchorOf(quote)
	);
	if (!wrote.ok) throw new Error(wrote.error.code);
	const { runs, entities, timeZone } = wrote.value;
	const lines = passageLines(runs, { now: toPlanState(entities), timeZone });
	return lines.map(({ name, text, when }) => `${name}: ${text} (${when})`);
}

const third = 'on Tuesday, 3 November 2026 at 10:00 UTC';
const fourth = 'on Wednesday, 4 November 2026 at 11:00 UTC';

test('[TL11] a passage is told writer by writer, in reading order', async () => {
	const { patient, doctor } = plan;
	expect(await told('It began slowly in May.')).toEqual([
		`${patient.name}: It began (${third})`,
		`${doctor.name}: slowly (${fourth})`,
		`${patient.name}: in May. (${third})`
	]);
});

test('[TL11] of a goal all that happened is told, the newest first', async () => {
	const changed = await whoChanged(contextOf(database, plan.doctor.id), plan.planId, goalId);
	if (!changed.ok) throw new Error(changed.error.code);
	const { events, entities, timeZone } = changed.value;
	const lines = entityLines(events, { now: toPlanState(entities), timeZone });
	expect(lines.map(({ text }) => text)).toEqual([
		'Changed “Wording” of the goal “Walk” from “Walk” to “Walk to the park”',
		'Added the goal “Walk”'
	]);
});

test('[TL12] a stranger, and a member of another plan, find nothing', async () => {
	const other = await createPlan(database, new Date());
	const anchor = await anchorOf('It began');
	for (const { id } of [plan.stranger, other.patient]) {
		const context = contextOf(database, id);
		expect(await whoWrote(context, plan.planId, anchor)).toMatchObject({
			error: { code: 'not-found' }
		});
		expect(await whoChanged(context, plan.planId, goalId)).toMatchObject({
			error: { code: 'not-found' }
		});
	}
	const elsewhere = await whoChanged(contextOf(database, other.patient.id), other.planId, goalId);
	expect(elsewhere.ok && elsewhere.value.events).toEqual([]);
});

test('[TL4] who asked about what is on the record, not the answer', async () => {
	const { doctor, specialist, planId } = plan;
	await whoChanged(contextOf(database, doctor.id), planId, goalId);
	await whoWrote(contextOf(database, specialist.id), planId, await anchorOf('It began'));
	const asked = (await database.orm.select().from(auditEvent)).filter(
		(entry) => entry.planId === planId && entry.action === 'authorship-open'
	);
	const expected = [
		{ actorId: doctor.id, objectId: goalId, outcome: 'success' },
		{ actorId: specialist.id, objectId: 'story', outcome: 'success' }
	];
	for (const entry of expected) expect(asked).toContainEqual(expect.objectContaining(entry));
	expect(asked.some(({ actorId }) => actorId === plan.stranger.id)).toBe(false);
});

async function storyNow(): Promise<string> {
	const { doc } = await loadDocument(database, plan.planId, 'story');
	return plainText(readProse(doc));
}

function restore(person: UserId, seenHash: string, reason = 'It was clearer') {
	return restoreSection(
		contextOf(database, person, () => writer.now),
		{
			planId: plan.planId,
			opId: newId<OpId>(),
			input: {
				restorationId: newId<RestorationId>(),
				document: 'story',
				source: { type: 'moment', seq: firstSeq },
				seenHash,
				reason
			}
		}
	);
}

async function seen(): Promise<string> {
	const review = await reviewRestore(contextOf(database, plan.doctor.id), plan.planId, {
		document: 'story',
		source: { type: 'moment', seq: firstSeq }
	});
	if (!review.ok) throw new Error(review.error.code);
	return review.value.seenHash;
}

test('[RB2] [RB3] [RB4] a text is put back in one piece with its reason, and only as it was seen', async () => {
	const hash = await seen();
	await writer.write(plan.patient, 'story', ' Nor sleep.');
	expect(await restore(plan.doctor.id, hash)).toMatchObject({ error: { code: 'section-moved' } });
	expect(await restore(plan.stranger.id, hash)).toMatchObject({ error: { code: 'not-found' } });

	writer.now = new Date('2026-11-05T12:00:00.000Z');
	const { doc: open } = await loadDocument(database, plan.planId, 'story');
	const done = await restore(plan.doctor.id, await seen());
	if (!done.ok) throw new Error(done.error.code);
	expect(done.value.events.map(({ type }) => type)).toEqual(['entity', 'prose']);
	expect(await storyNow()).toBe('It began in May.\nI could not sit.');
	expect(await restore(plan.doctor.id, await seen())).toMatchObject({
		error: { code: 'already-exists' }
	});
	await keepsWhatIsOnItsWay(open);
});

/** Typed on a page that had not heard of it, and stored after it. */
async function keepsWhatIsOnItsWay(open: Y.Doc): Promise<void> {
	const before = Y.encodeStateVector(open);
	open.clientID = 4_711;
	const paragraph = open.getXmlFragment(FRAGMENT).get(1);
	const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
	if (words instanceof Y.XmlText) words.insert(0, 'Then ');
	await writer.commit(plan.patient, 'story', Y.encodeStateAsUpdate(open, before));
	expect(await storyNow()).toBe('It began in May.\nThen I could not sit.');
}

test('[TL9] what is new stays new until its reader says that they have seen it', async () => {
	const { planId, doctor } = plan;
	const context = contextOf(database, doctor.id, () => writer.now);
	const head = async () => (await readHead(database, planId))?.seq ?? 0;
	const acknowledged = async () => (await findAcknowledged(database, planId, doctor.id))?.seq;
	expect(await acknowledged()).toBeUndefined();
	const first = await head();
	await markSeen(context, planId, { seq: first, isSaid: false });
	expect(await acknowledged()).toBe(first);
	await writer.write(plan.patient, 'story', ' More.');
	await markSeen(context, planId, { seq: await head(), isSaid: false });
	expect(await acknowledged()).toBe(first);
	await markSeen(context, planId, { seq: await head(), isSaid: true });
	expect(await acknowledged()).toBe(await head());
	await markSeen(context, planId, { seq: first, isSaid: true });
	expect(await acknowledged()).toBe(await head());
});
