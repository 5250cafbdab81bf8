import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import type { GoalId } from '../ids.ts';
import { accepted, only, refused } from '../test-decide.ts';
import {
	amara,
	goalId,
	maria,
	rosa,
	testAt,
	testDetails,
	testGoal,
	testId,
	testMedicine,
	testState,
	testTreatment,
	treatmentId
} from '../test-plan.ts';
import { causeId, testRecord } from '../record/test-records.ts';
import type { TreatmentDetails } from './treatment.ts';

const propose = (over: Partial<TreatmentDetails> = {}, from = testDetails) =>
	({ name: 'ProposeTreatment', input: { treatmentId, details: { ...from, ...over } } }) as const;

function problemOf(over: Partial<TreatmentDetails>, from?: TreatmentDetails) {
	return refused(propose(over, from), { state: testState(), by: maria });
}

const brought = [
	['SuggestTreatment', rosa, 'suggested'],
	['ProposeTreatment', maria, 'proposed'],
	['ProposeTreatment', amara, 'proposed']
] as const satisfies (readonly [string, Actor, string])[];

test.each(brought)('[TR1] %s begins round 1', (name, by, status) => {
	const input = { treatmentId, details: { ...testDetails, why: ' To see. ' } };
	const treatment = only('treatment', accepted({ name, input }, { state: testState(), by }));
	expect(treatment).toEqual({
		...testDetails,
		why: 'To see.',
		id: treatmentId,
		revision: 1,
		status,
		statusReason: '',
		statusAt: testAt,
		statusBy: by.id,
		proposedAt: testAt,
		proposedBy: by.id,
		detailsRevision: 1,
		gateReason: ''
	});
});

test('[CP4] an id that is taken brings in nothing', () => {
	const state = testState({ treatment: [testTreatment()] });
	expect(refused(propose(), { state, by: maria })).toEqual({ code: 'already-exists' });
});

test.each([
	['name', { name: ' ' }, 'empty'],
	['name', { name: 'x'.repeat(201) }, 'too-long'],
	['why', { why: '' }, 'empty'],
	['why', { why: 'x'.repeat(2_001) }, 'too-long'],
	['whyNow', { whyNow: 'x'.repeat(2_001) }, 'too-long'],
	['forCause', { forCause: 'x'.repeat(2_001) }, 'too-long'],
	['target', { target: 'x'.repeat(2_001) }, 'too-long'],
	['triedBefore.when', { triedBefore: triedWith({ when: 'x'.repeat(2_001) }) }, 'too-long'],
	['triedBefore.duration', { triedBefore: triedWith({ duration: 'x'.repeat(2_001) }) }, 'too-long'],
	[
		'triedBefore.whyStopped',
		{ triedBefore: triedWith({ whyStopped: 'x'.repeat(2_001) }) },
		'too-long'
	]
])('[TR2] %s is checked', (field, over, problem) => {
	expect(problemOf(over)).toEqual({ code: 'invalid-input', field, problem });
});

test.each(['unit', 'route', 'frequency'])('[TR2] the %s of a dosage is checked', (part) => {
	const dosage = { dose: '1', unit: '', route: '', frequency: '', [part]: 'x'.repeat(201) };
	expect(problemOf({ dosage }, testMedicine)).toEqual({
		code: 'invalid-input',
		field: `dosage.${part}`,
		problem: 'too-long'
	});
});

test('[TR3] the goal is in the plan and pursued', () => {
	const unknown = { code: 'invalid-input', field: 'goalId', problem: 'unknown' };
	expect(problemOf({ goalId: testId<GoalId>(599) })).toEqual(unknown);
	const cancelled = testState({ goal: [testGoal({ status: 'cancelled' })] });
	expect(refused(propose({ goalId }), { state: cancelled, by: maria })).toEqual(unknown);
	const state = testState({ goal: [testGoal()] });
	expect(only('treatment', accepted(propose({ goalId }), { state, by: maria })).goalId).toBe(
		goalId
	);
});

test('[TR4] the review date exists', () => {
	const refusal = { code: 'invalid-input', field: 'reviewOn', problem: 'not-a-day' };
	expect(problemOf({ reviewOn: '2026-02-30' })).toEqual(refusal);
	const command = propose({ reviewOn: '2026-12-14' });
	expect(accepted(command, { state: testState(), by: maria })).toHaveLength(1);
});

test('[TR5] only a medicine has a dosage', () => {
	const refusal = { code: 'invalid-input', field: 'dosage', problem: 'not-a-medicine' };
	expect(problemOf({ kind: 'exercise' }, testMedicine)).toEqual(refusal);
});

test.each(['.5', '5.', '1,5', '1 000', '-1', '1e3', 'one', '1234567', '0.00001', '1–2'])(
	'[TR5] "%s" is not a dose',
	(dose) => {
		const dosage = { dose, unit: 'mg', route: 'by mouth', frequency: 'daily' };
		expect(problemOf({ dosage }, testMedicine)).toEqual({
			code: 'invalid-input',
			field: 'dosage.dose',
			problem: 'not-a-dose'
		});
	}
);

test.each(['0.5', '300', '12.25', '', ' 10 '])('[TR5] "%s" is kept as it is written', (dose) => {
	const dosage = { dose, unit: 'mg', route: 'by mouth', frequency: 'daily' };
	const command = propose({ dosage }, testMedicine);
	const treatment = only('treatment', accepted(command, { state: testState(), by: maria }));
	expect(treatment.dosage?.dose).toBe(dose.trim());
});

function triedWith(
	over: Partial<Extract<TreatmentDetails['triedBefore'], { readonly tried: 'yes' }>>
): TreatmentDetails['triedBefore'] {
	return { tried: 'yes', when: '', duration: '', helped: 'never', whyStopped: '', ...over };
}

test('[TR22] it answers causes that are in the plan, each once', () => {
	const other = testId<typeof causeId>(1004);
	const record = [
		testRecord('cause', { head: { id: causeId } }),
		testRecord('cause', { head: { id: other }, details: { catalogueId: 'hardware' } })
	];
	const given = { state: testState({ record }), by: maria };
	const causeIds = [other, causeId, other];
	const treatment = only('treatment', accepted(propose({ causeIds }), given));
	expect(treatment.causeIds).toEqual([causeId, other]);
	const unknown = { code: 'invalid-input', field: 'causeIds', problem: 'unknown' };
	expect(problemOf({ causeIds: [causeId] })).toEqual(unknown);
	const removed = testRecord('cause', { head: { id: causeId, enteredInErrorAt: testAt } });
	const gone = { state: testState({ record: [removed] }), by: maria };
	expect(refused(propose({ causeIds: [causeId] }), gone)).toEqual(unknown);
});

test('[TR23] it starts on a day that exists', () => {
	expect(problemOf({ startOn: '2026-02-30' })).toEqual({
		code: 'invalid-input',
		field: 'startOn',
		problem: 'not-a-day'
	});
});
