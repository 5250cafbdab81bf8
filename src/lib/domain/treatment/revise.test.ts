import { expect, test } from 'vitest';
import type { GoalId } from '../ids.ts';
import { accepted, after, only, refused } from '../test-decide.ts';
import {
	amara,
	goalId,
	maria,
	rosa,
	testDetails,
	testGoal,
	testId,
	testMedicine,
	testState,
	testTreatment,
	treatmentId
} from '../test-plan.ts';
import type { Treatment, TreatmentDetails } from './treatment.ts';

type Details = Partial<TreatmentDetails>;

const revise = (before: Details, after: Details, expectedRevision = 4) =>
	({ name: 'ReviseTreatment', input: { treatmentId, expectedRevision, before, after } }) as const;
const withTreatment = (over: Partial<Treatment> = {}) =>
	testState({ treatment: [testTreatment(over)] });

test('[TR12] [TR17] a revision changes its fields and begins a new round', () => {
	const command = revise({ why: testDetails.why }, { why: ' Because. ' });
	const treatment = only('treatment', accepted(command, { state: withTreatment(), by: maria }));
	expect(treatment).toEqual(testTreatment({ revision: 5, detailsRevision: 3, why: 'Because.' }));
});

test('[TR12] two people who change different fields both succeed, in either order', () => {
	const why = revise({ why: testDetails.why }, { why: 'Because.' });
	const target = revise({ target: '' }, { target: 'Leg pain 6 to 4' });
	const ends = [
		[why, target],
		[target, why]
	].map((commands) =>
		commands.reduce(
			(state, command, index) =>
				after(state, accepted(command, { state, by: index === 0 ? maria : amara })),
			withTreatment()
		)
	);
	const expected = testTreatment({
		revision: 6,
		detailsRevision: 4,
		why: 'Because.',
		target: 'Leg pain 6 to 4'
	});
	expect(ends.map((state) => state.treatment.get(treatmentId))).toEqual([expected, expected]);
});

test('[TR13] the same field is stale, and the refusal carries what stands', () => {
	const dosage = { ...(testMedicine.dosage ?? fail()), dose: '600' };
	const current = testTreatment({ ...testMedicine, revision: 5, detailsRevision: 3, dosage });
	const mine = { ...dosage, dose: '450' };
	const command = revise({ dosage: testMedicine.dosage }, { dosage: mine });
	expect(refused(command, { state: testState({ treatment: [current] }), by: amara })).toEqual({
		code: 'stale',
		kind: 'treatment',
		current
	});
});

test('[TR13] one conflicting field stops the whole revision', () => {
	const state = withTreatment({ revision: 5, why: 'Reworded.' });
	const command = revise({ why: testDetails.why, target: '' }, { why: 'Mine.', target: 'x' });
	expect(refused(command, { state, by: maria }).code).toBe('stale');
});

test('[TR13] a field that already says it is no conflict', () => {
	const state = withTreatment({ revision: 5, why: 'Because.' });
	const both = revise({ why: testDetails.why, target: '' }, { why: 'Because.', target: 'x' });
	const treatment = only('treatment', accepted(both, { state, by: maria }));
	expect(treatment).toMatchObject({ why: 'Because.', target: 'x', revision: 6 });
	const same = revise({ why: testDetails.why }, { why: 'Because.' });
	expect(refused(same, { state, by: maria })).toEqual({ code: 'already-exists' });
});

test('[TR13] the order of keys and the Unicode form are no conflict', () => {
	const triedBefore = {
		tried: 'yes',
		when: 'caf\u00e9',
		duration: '',
		helped: 'never',
		whyStopped: ''
	} as const;
	const seen = { whyStopped: '', helped: 'never', duration: '', when: 'cafe\u0301', tried: 'yes' };
	const command = revise(
		{ triedBefore: seen as typeof triedBefore },
		{ triedBefore: { tried: 'never' } }
	);
	const state = withTreatment({ triedBefore });
	expect(accepted(command, { state, by: maria })).toHaveLength(1);
});

test('[TR13] a revision that is ahead of what stands is stale', () => {
	const command = revise({ why: testDetails.why }, { why: 'Because.' }, 5);
	expect(refused(command, { state: withTreatment(), by: maria }).code).toBe('stale');
});

test('[TR14] what the author saw is part of the revision', () => {
	const command = revise({ why: testDetails.why }, { why: 'Because.', target: 'x' });
	expect(refused(command, { state: withTreatment(), by: maria })).toEqual({
		code: 'invalid-input',
		field: 'before.target',
		problem: 'missing'
	});
});

test('[TR15] too late is wrong-status, somebody else’s is forbidden', () => {
	const command = revise({ why: testDetails.why }, { why: 'Because.' });
	const done = withTreatment({ status: 'completed' });
	expect(refused(command, { state: done, by: maria })).toEqual({
		code: 'wrong-status',
		status: 'completed'
	});
	const adopted = withTreatment({ status: 'proposed', proposedBy: rosa.id });
	expect(refused(command, { state: adopted, by: rosa })).toEqual({
		code: 'wrong-status',
		status: 'proposed'
	});
	expect(refused(command, { state: withTreatment(), by: rosa })).toEqual({ code: 'forbidden' });
});

test.each(['chosen', 'active'] as const)(
	'[TR16] a medicine that is %s stays a whole order',
	(status) => {
		const { dosage } = testMedicine;
		const state = withTreatment({ ...testMedicine, status });
		const less = revise({ dosage }, { dosage: { ...(dosage ?? fail()), route: '' } });
		const missing = ['route'];
		expect(refused(less, { state, by: maria })).toEqual({ code: 'dosage-incomplete', missing });
		const none = revise({ dosage }, { dosage: null });
		expect(refused(none, { state, by: maria }).code).toBe('dosage-incomplete');
		const other = withTreatment({ status });
		const become = revise({ kind: 'device' }, { kind: 'medicine' });
		expect(refused(become, { state: other, by: maria }).code).toBe('dosage-incomplete');
		const away = revise({ kind: 'medicine', dosage }, { kind: 'other', dosage: null });
		expect(only('treatment', accepted(away, { state, by: maria })).kind).toBe('other');
	}
);

test('[TR16] before it is chosen, a part may be missing', () => {
	const state = withTreatment({ ...testMedicine, status: 'considering' });
	const none = revise({ dosage: testMedicine.dosage }, { dosage: null });
	expect(accepted(none, { state, by: maria })).toHaveLength(1);
});

test('[TR2] [TR3] a revision keeps the rules of the details', () => {
	const state = { ...withTreatment({ goalId }), goal: testState({ goal: [testGoal()] }).goal };
	const empty = revise({ why: testDetails.why }, { why: ' ' });
	expect(refused(empty, { state, by: maria })).toMatchObject({ field: 'why', problem: 'empty' });
	const unknown = revise({ goalId }, { goalId: testId<GoalId>(599) });
	expect(refused(unknown, { state, by: maria })).toMatchObject({ field: 'goalId' });
});

test('[TR3] a goal that was let go does not stop a change of something else', () => {
	const goal = [testGoal({ status: 'cancelled' })];
	const state = testState({ treatment: [testTreatment({ goalId })], goal });
	const command = revise({ target: '' }, { target: 'x' });
	expect(accepted(command, { state, by: maria })).toHaveLength(1);
});

test('[CP4] [CP6] nothing to change, nothing to be found', () => {
	const none = revise({}, {});
	expect(refused(none, { state: withTreatment(), by: maria })).toEqual({ code: 'already-exists' });
	expect(refused(none, { state: testState(), by: maria })).toEqual({ code: 'not-found' });
});

function fail(): never {
	throw new Error('the medicine of the tests has a dosage');
}
