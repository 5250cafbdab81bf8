import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { testRecord, recordId } from '../record/test-records.ts';
import { expectAuthz } from '../test-authz.ts';
import {
	amara,
	goalId,
	ines,
	maria,
	rosa,
	testGoal,
	testPlan,
	testTreatment,
	tomas,
	treatmentId
} from '../test-plan.ts';
import { treatmentStatuses } from '../treatment/treatment.ts';
import type { FieldTarget } from './suggestion.ts';
import { suggestionId } from './test-suggestions.ts';

const { title, ask } = testPlan();
const plan: FieldTarget = {
	type: 'plan',
	before: { title, ask },
	after: { title, ask: 'Can I work again?' }
};
const goal: FieldTarget = {
	type: 'goal',
	goalId,
	before: { text: testGoal().text },
	after: { text: 'To sleep through.' }
};
const treatment: FieldTarget = {
	type: 'treatment',
	treatmentId,
	before: { target: '' },
	after: { target: 'Two hours in a chair' }
};
const record: FieldTarget = {
	type: 'record',
	recordId,
	before: { basis: 'MRI' },
	after: { basis: 'CT' }
};

const suggest = (target: FieldTarget) =>
	({ name: 'SuggestFieldChange', input: { suggestionId, target, why: 'It fits.' } }) as const;

const final = ['completed', 'stopped', 'entered-in-error'];

test('[SU2] who may not word it suggests, as long as somebody could change it', () => {
	const goalBy = ({ id }: Actor) => ({ goal: [testGoal({ addedBy: id })] });
	const recordBy = ({ id: recordedBy }: Actor) => ({
		record: [testRecord('diagnosis', { head: { recordedBy } })]
	});
	const cases = [
		{ title: 'plan', command: suggest(plan), parts: {}, allowed: [rosa] },
		{
			title: 'goal of a doctor',
			command: suggest(goal),
			parts: goalBy(maria),
			allowed: [amara, tomas, ines]
		},
		{
			title: 'goal of the patient',
			command: suggest(goal),
			parts: goalBy(rosa),
			allowed: [maria, amara, tomas, ines]
		},
		{
			title: 'record of a clinician',
			command: suggest(record),
			parts: recordBy(maria),
			allowed: [rosa]
		},
		{
			title: 'record of the patient',
			command: suggest(record),
			parts: recordBy(rosa),
			allowed: []
		},
		...treatmentStatuses.map((status) => ({
			title: `treatment that is ${status}`,
			command: suggest(treatment),
			parts: { treatment: [testTreatment({ status, proposedBy: maria.id, target: '' })] },
			allowed: final.includes(status) ? [] : [rosa]
		}))
	];
	expect(expectAuthz(cases)).toBe(14 * 120);
});
