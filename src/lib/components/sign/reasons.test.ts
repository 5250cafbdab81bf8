import { expect, test } from 'vitest';
import { causeId, testRecord } from '../../domain/record/test-records.ts';
import type { TreatmentId } from '../../domain/ids.ts';
import { goalId, testId, testTreatment, treatmentId } from '../../domain/test-plan.ts';
import { testContent } from '../../domain/version/test-content.ts';
import { answeredIn, reasonsAsked, reasonsIn } from './reasons.ts';

const second = testId<TreatmentId>(301);
const content = testContent({
	record: [testRecord('cause', { head: { id: causeId }, details: { name: 'Scar tissue' } })],
	treatment: [
		testTreatment({ goalId, catalogueId: 'duloxetine' }),
		testTreatment({ id: second, goalId, name: 'Amitriptyline', catalogueId: 'tca' })
	],
	response: []
});
const idle = { type: 'treatment-without-purpose', ids: [treatmentId] } as const;
const open = { type: 'cause-unanswered', ids: [causeId] } as const;
const pair = { type: 'treatments-conflict', ids: [treatmentId, second] } as const;

test('[VE18] each warning is said in words and leads to where it can be mended', () => {
	const asked = reasonsAsked([idle, open, pair], content, '/plans/p1');
	expect(asked.map(({ field, words, href }) => [field, words, href])).toEqual([
		[
			'reason-1',
			'“TENS trial at home” is not for one of the causes or goals in the plan.',
			`/plans/p1#treatment-${treatmentId}`
		],
		[
			'reason-2',
			'Nothing in the plan is for the cause “Scar tissue”.',
			`/plans/p1/why#cause-${causeId}`
		],
		[
			'reason-3',
			'“TENS trial at home” and “Amitriptyline” may not go well together. Both act on serotonin. Together it can become too much.',
			`/plans/p1#treatment-${treatmentId}`
		]
	]);
});

test('[VE18] what is written on the form comes back as the warning that it is for', () => {
	const form = new FormData();
	form.set('statement', 'As agreed.');
	for (const { key } of reasonsAsked([open, pair], content, '')) form.set(`reason ${key}`, 'Yes.');
	expect(answeredIn(reasonsIn(form))).toEqual([
		{ ...open, reason: 'Yes.' },
		{ ...pair, reason: 'Yes.' }
	]);
});
