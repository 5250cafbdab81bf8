import { expect, test } from 'vitest';
import { testMedicine, testTreatment } from '../../domain/test-plan.ts';
import { combinationFacts } from './combination-facts.ts';

const said = (treatment: Parameters<typeof combinationFacts>[0]) =>
	combinationFacts(treatment).map(({ label, value }) => `${label}: ${value}`);

test('a medicine says its dose, another treatment how often, and what is missing stays in sight', () => {
	expect(said(testTreatment({ ...testMedicine, startOn: '2026-12-01' }))).toEqual([
		'Dose: 300 mg, by mouth, once in the evening',
		'Who does what: ',
		'Starts: 1 December 2026',
		'Review: ',
		'Target: ',
		'Stop early if: '
	]);
	expect(said(testTreatment({ frequency: 'Twice a week' }))[0]).toBe('How often: Twice a week');
});
