import { expect, test } from 'vitest';
import { optionsFor } from '../../domain/catalogue/browse.ts';
import { options } from '../../domain/catalogue/catalogue.ts';
import { patientFacts } from '../../domain/catalogue/patient-facts.ts';
import type { CarePlan } from '../../domain/plan/plan.ts';
import type { ClinicalRecord } from '../../domain/record/record.ts';
import { causeId, testRecord } from '../../domain/record/test-records.ts';
import { testAt, testId } from '../../domain/test-plan.ts';
import { draftErrors } from '../room/treatment-draft.ts';
import { proposalFrom } from './proposal-from-option.ts';

type Hurried = Pick<CarePlan, 'urgency' | 'urgencyReviewOn'>;

const calm = { urgency: 'elective', urgencyReviewOn: null } as const;

function proposal(
	id: string,
	records: readonly ClinicalRecord[] = [],
	isPatient = false,
	plan: Hurried = calm
) {
	const facts = patientFacts(records, { openFlag: null, urgency: 'elective', now: testAt });
	const found = optionsFor(options, { records, treatments: [], facts });
	const one = found.find(({ option }) => option.id === id);
	if (!one) throw new Error(`no option ${id}`);
	return proposalFrom(one, { isPatient, now: testAt, plan });
}

test('an entry brings its name, kind, day of review and the causes it answers', () => {
	const scar = testRecord('cause', { head: { id: causeId }, details: { status: 'supported' } });
	expect(proposal('tens', [scar])).toMatchObject({
		catalogueId: 'tens',
		name: 'TENS',
		kind: 'device',
		causeIds: [causeId],
		reviewOn: '2026-12-20',
		target: '',
		why: '',
		tried: ''
	});
	expect(proposal('tens', [scar], true).name).toBe('A small device with skin pads (TENS)');
	expect(proposal('wait')).toMatchObject({ kind: 'wait-and-see', reviewOn: '2027-01-17' });
});

test('[SC17] in a plan that presses the review is no later than the plan is looked at', () => {
	const soon = { urgency: 'soon', urgencyReviewOn: '2026-12-01' } as const;
	expect(proposal('tens', [], false, soon).reviewOn).toBe('2026-12-01');
});

test('what is on record of it is not asked again, and what is not known stays open', () => {
	const past = testRecord('past-treatment', { head: { id: testId(7000) } });
	const draft = proposal('exercise-pt', [past]);
	expect(draft).toMatchObject({ tried: 'yes', duration: '6 weeks', helped: 'sometimes' });
	const unknown = testRecord('past-treatment', { details: { helped: 'unknown' } });
	expect(proposal('exercise-pt', [unknown]).helped).toBe('');
});

test.each(options.map(({ id }) => id))('of %s only the reason and the past are asked', (id) => {
	expect(Object.keys(draftErrors(proposal(id), false))).toEqual(['why', 'tried']);
	expect(Object.keys(draftErrors(proposal(id, [], true), true))).toEqual(['why']);
});
