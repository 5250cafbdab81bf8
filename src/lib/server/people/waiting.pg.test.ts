import { beforeEach, expect, test } from 'vitest';
import { contextOf } from '../../../../tests/support/people.ts';
import {
	createPlan,
	newId,
	type Person,
	type PlanFixture
} from '../../../../tests/support/plan-fixture.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { Command } from '../../domain/command.ts';
import type { GoalId, ResponseId, TreatmentId } from '../../domain/ids.ts';
import { testDetails } from '../../domain/test-plan.ts';
import { execute } from '../application/execute.ts';
import { openToday } from '../application/today-page.ts';
import { readWorkList } from './work-list-reader.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const { database } = await testDatabase();
let plan: PlanFixture;

beforeEach(async () => {
	plan = await createPlan(database, now);
});

async function run({ id }: Person, command: Command) {
	const context = contextOf(database, id, () => now);
	const done = await execute(context, { planId: plan.planId, opId: newId(), command });
	expect(done).toMatchObject({ ok: true });
}

async function today() {
	const opened = await openToday(contextOf(database, plan.patient.id, () => now));
	if (!opened) throw new Error('the patient has a plan');
	return opened.today;
}

async function waitingOf({ id }: Person) {
	const [row] = await readWorkList(database, id);
	return row?.waiting;
}

/** The specialist proposes and chooses in one go; nobody else has said a word. */
async function choose(): Promise<TreatmentId> {
	const treatmentId = newId<TreatmentId>();
	await run(plan.specialist, {
		name: 'ProposeTreatment',
		input: { treatmentId, details: testDetails }
	});
	const input = {
		treatmentId,
		expectedRevision: 1,
		to: 'chosen',
		reason: 'Nothing warns.'
	} as const;
	await run(plan.specialist, { name: 'SetTreatmentStatus', input });
	return treatmentId;
}

async function accept(person: Person, treatmentId: TreatmentId) {
	const input = {
		responseId: newId<ResponseId>(),
		treatmentId,
		reason: '',
		detailsRevision: 1
	} as const;
	await run(person, { name: 'RespondToTreatment', input: { ...input, kind: 'accept' } });
}

test('[TR28] a chosen treatment waits for the patient, and is theirs only after their yes', async () => {
	const treatmentId = await choose();
	const before = await today();
	expect(before.waiting).toMatchObject([{ type: 'proposal', treatment: { id: treatmentId } }]);
	expect(before.next).toMatchObject([{ treatment: { id: treatmentId }, word: 'awaited' }]);

	await accept(plan.patient, treatmentId);
	const after = await today();
	expect(after.waiting).toEqual([]);
	expect(after.next).toMatchObject([{ treatment: { id: treatmentId }, word: 'accept' }]);
});

test('[TR28] a chosen treatment waits for the referring doctor, and not for the specialist', async () => {
	const treatmentId = await choose();
	expect(await waitingOf(plan.doctor)).toMatchObject({ proposals: 1 });
	expect(await waitingOf(plan.specialist)).toMatchObject({ proposals: 0 });
	await accept(plan.doctor, treatmentId);
	expect(await waitingOf(plan.doctor)).toMatchObject({ proposals: 0 });
});

test('[U-17] a goal waits on the list of every clinician who has said nothing to its words', async () => {
	const goalId = newId<GoalId>();
	const text = 'To walk to the park';
	await run(plan.patient, { name: 'AddGoal', input: { goalId, text } });
	expect(await waitingOf(plan.doctor)).toMatchObject({ goals: 1 });
	expect(await waitingOf(plan.specialist)).toMatchObject({ goals: 1 });
	const input = { goalId, kind: 'accept', reason: '', text } as const;
	await run(plan.specialist, { name: 'AnswerGoal', input });
	expect(await waitingOf(plan.specialist)).toMatchObject({ goals: 0 });
	const [row] = await readWorkList(database, plan.doctor.id);
	expect(row).toMatchObject({ waiting: { goals: 1 }, waitingSince: now.toISOString() });
});

test('[U-13] the day of a patient says that the plan waits for what matters to them', async () => {
	expect(await today()).toMatchObject({ waiting: [], isMattersAwaited: true });
});
