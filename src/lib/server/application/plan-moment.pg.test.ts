import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { randomFrom, type Random } from '../../../../tests/crash/random.ts';
import { contextOf } from '../../../../tests/support/people.ts';
import { createPlan, newId, type PlanFixture } from '../../../../tests/support/plan-fixture.ts';
import { PlanWriter } from '../../../../tests/support/plan-writer.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { provenSigner } from '../../../../tests/support/signer.ts';
import type { GoalId, OpId, SignatureId, TreatmentId, VersionId } from '../../domain/ids.ts';
import { documentKeys } from '../../domain/plan/section.ts';
import type { TreatmentDetails } from '../../domain/treatment/treatment.ts';
import { canonicalText } from '../../domain/version/content.ts';
import { FRAGMENT } from '../../prose/node.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { loadDocument } from '../plan/prose-reader.ts';
import { writeSnapshot } from '../plan/prose-writer.ts';
import { findFrozenVersion } from '../plan/version-reader.ts';
import { findDay, openMoment } from './open-moment.ts';
import { openPlanPage } from './plan-page.ts';
import { readPlanAt } from './plan-moment.ts';
import { contentOf, reviewPlan, signPlan } from './sign-plan.ts';

let database: AccordDatabase;
let plan: PlanFixture;
let writer: PlanWriter;
const treatmentId = newId<TreatmentId>();
const goalId = newId<GoalId>();
const start = new Date('2026-11-02T09:00:00.000Z');

const walking: TreatmentDetails = {
	name: 'Walking every day',
	kind: 'exercise',
	why: 'It helped before',
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId,
	triedBefore: { tried: 'never' },
	target: '',
	reviewOn: null,
	dosage: null
};

beforeAll(async () => {
	({ database } = await testDatabase());
	plan = await createPlan(database, start);
	writer = new PlanWriter(database, plan, start);
	await writer.write(plan.patient, 'what-matters', 'To sit through the concert.');
	const goal = { goalId, text: 'Sit for an hour' };
	await writer.run(plan.patient, { name: 'AddGoal', input: goal });
	const input = { treatmentId, details: walking };
	await writer.run(plan.doctor, { name: 'ProposeTreatment', input });
	const choice = { treatmentId, expectedRevision: 1, to: 'chosen', reason: '' } as const;
	await writer.run(plan.specialist, { name: 'SetTreatmentStatus', input: choice });
});

function specialist() {
	return contextOf(database, plan.specialist.id, () => writer.now);
}

/** What the plan says now, and where it stands. */
async function standing(): Promise<{ seq: number; text: string }> {
	const page = await openPlanPage(specialist(), plan.planId);
	if (!page.ok) throw new Error(page.error.code);
	return { seq: page.value.seq, text: canonicalText(contentOf(page.value)) };
}

function textAt(seq: number): Promise<string> {
	return database.transact(async (transaction) => {
		const then = await readPlanAt(transaction, { planId: plan.planId, seq });
		if (!then.ok) throw new Error(then.error.code);
		return canonicalText(then.value.content);
	});
}

async function sign(): Promise<number> {
	const review = await reviewPlan(specialist(), plan.planId);
	if (!review.ok) throw new Error(review.error.code);
	const signed = await signPlan(specialist(), {
		planId: plan.planId,
		opId: newId<OpId>(),
		input: {
			versionId: newId<VersionId>(),
			signatureId: newId<SignatureId>(),
			reviewedContentHash: review.value.contentHash,
			statement: '',
			warnings: [],
			settles: []
		},
		signer: provenSigner
	});
	if (!signed.ok && signed.error.code !== 'already-exists') throw new Error(signed.error.code);
	return review.value.number;
}

async function compact(random: Random): Promise<void> {
	const document = documentKeys[Math.floor(random() * documentKeys.length)] ?? 'story';
	const { doc, seq } = await loadDocument(database, plan.planId, document);
	const state = Y.encodeStateAsUpdate(doc);
	await writeSnapshot(database, { planId: plan.planId, document, seq, state });
	doc.destroy();
}

async function doSomething(random: Random): Promise<void> {
	const { patient, doctor, specialist: signer } = plan;
	const word = Math.floor(random() * 1e6).toString(36);
	const choice = Math.floor(random() * 8);
	if (choice === 0) await sign();
	else if (choice === 1) await compact(random);
	else if (choice === 2) await writer.write(patient, 'story', `\n${word}`);
	else if (choice === 3) await writer.write(doctor, 'working-diagnosis', ` ${word}`);
	else if (choice === 4)
		await writer.edit(signer, 'plan-summary', (doc) => {
			const fragment = doc.getXmlFragment(FRAGMENT);
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(word)]);
			fragment.insert(Math.floor(random() * fragment.length), [paragraph]);
			if (fragment.length > 3) fragment.delete(0, 1);
		});
	else if (choice === 5)
		await writer.run(patient, { name: 'AddGoal', input: { goalId: newId<GoalId>(), text: word } });
	else {
		const page = await openPlanPage(specialist(), plan.planId);
		const treatment = page.ok ? page.value.entities.treatment[0] : undefined;
		if (!treatment) throw new Error('no treatment');
		const { revision: expectedRevision, target } = treatment;
		const input = { treatmentId, expectedRevision, before: { target }, after: { target: word } };
		await writer.run(choice === 6 ? doctor : signer, { name: 'ReviseTreatment', input });
	}
}

test('[TL8] any moment of a random history reads as the plan read then, and a version as signed', async () => {
	const seed = Number(process.env['ACCORD_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
	const random = randomFrom(seed);
	const stood = new Map<number, string>();
	for (let step = 0; step < 60; step += 1) {
		writer.now = new Date(start.getTime() + step * 3_600_000);
		await doSomething(random);
		const { seq, text } = await standing();
		stood.set(seq, text);
	}
	await sign();
	for (const [seq, text] of stood) expect(await textAt(seq), `seed ${seed} at ${seq}`).toBe(text);

	const page = await openPlanPage(specialist(), plan.planId);
	const versions = page.ok ? page.value.entities.version : [];
	expect(versions.length).toBeGreaterThan(0);
	for (const { number, seq } of versions) {
		const frozen = await findFrozenVersion(database, plan.planId, number);
		expect(await textAt(seq), `seed ${seed}, version ${number}`).toBe(frozen?.canonicalText);
	}
}, 180_000);

test('[TL4] [TL8] a moment is for members alone, and only where the plan has been', async () => {
	const { planId, patient, stranger } = plan;
	const { seq } = await standing();
	const open = (userId = patient.id, at = seq) =>
		openMoment(contextOf(database, userId), { planId, seq: at });
	const opened = await open();
	expect(opened.ok && opened.value).toMatchObject({ seq, next: null });
	expect(opened.ok && opened.value.previous).toBeLessThan(seq);
	for (const refused of [await open(stranger.id), await open(patient.id, seq + 1)]) {
		expect(refused).toEqual({ ok: false, error: { code: 'not-found' } });
	}
	const other = await createPlan(database, start);
	expect(await open(other.patient.id)).toMatchObject({ error: { code: 'not-found' } });
});

test('[TL8] a day leads to how it ended; before the plan began there is nothing', async () => {
	const context = contextOf(database, plan.patient.id);
	const first = await findDay(context, plan.planId, '2026-11-02');
	expect(first.ok && first.value).toBeGreaterThan(5);
	const last = await findDay(context, plan.planId, '2030-01-01');
	expect(last).toEqual({ ok: true, value: (await standing()).seq });
	expect(await findDay(context, plan.planId, '2026-11-01')).toMatchObject({ ok: false });
	const stranger = contextOf(database, plan.stranger.id);
	expect(await findDay(stranger, plan.planId, '2030-01-01')).toMatchObject({ ok: false });
});
