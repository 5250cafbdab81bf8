import { expect, test } from 'vitest';
import { conflictPairs } from '../../domain/catalogue/coverage.ts';
import { recordsOf, type ClinicalRecord } from '../../domain/record/record.ts';
import { testRecord } from '../../domain/record/test-records.ts';
import { testGoal, testId, testTreatment } from '../../domain/test-plan.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import { conflictWords } from '../../copy/conflict-words.ts';
import { coverageView } from './coverage-view.ts';

const cause = (number: number, name: string, status: string) =>
	testRecord('cause', { head: { id: testId(number) }, details: { name, status, catalogueId: '' } });
const treatment = (number: number, over: Partial<Treatment>) =>
	testTreatment({ id: testId(number), status: 'active', ...over });

test('[CA11] rows say in words what answers them; what is ruled out has none', () => {
	const records: readonly ClinicalRecord[] = [
		cause(1, 'Joint', 'open'),
		cause(2, 'Scar', 'supported'),
		cause(3, 'Nerve', 'supported'),
		cause(4, 'Fusion', 'refuted')
	];
	const goals = [testGoal({ id: testId(5) }), testGoal({ id: testId(6), status: 'cancelled' })];
	const treatments = [
		treatment(10, { name: 'TENS', causeIds: [testId(2)], goalId: testId(5) }),
		treatment(11, { name: 'Walking', causeIds: [testId(2)] }),
		treatment(12, { name: 'Heat' }),
		treatment(13, { name: 'Weighed', status: 'considering', causeIds: [testId(3)] })
	];
	const view = coverageView({ causes: recordsOf(records, 'cause'), goals, treatments }, false);
	expect(view.rows.map(({ name, words }) => `${name}: ${words}`)).toEqual([
		'Scar: Answered by TENS and Walking',
		'Nerve: Nothing answers this yet',
		'Joint: Nothing answers this. It is not settled yet.',
		'Walk to the park and back: Answered by TENS'
	]);
	expect(view.gaps.map(({ name }) => name)).toEqual(['Nerve']);
	expect(view.idle.map(({ name }) => name)).toEqual(['Heat']);
	expect(view.treatments.map(({ id }) => view.totals.get(id))).toEqual([2, 1, 0]);
});

test('[CA11] a pair that does not go together names both and says why', () => {
	const treatments = [
		treatment(10, { name: 'Duloxetine', catalogueId: 'duloxetine' }),
		treatment(11, { name: 'Ibuprofen', catalogueId: 'nsaid' })
	];
	const { conflicts } = coverageView({ causes: [], goals: [], treatments }, true);
	expect(conflicts.map(({ id, one, other }) => [id, one.name, other.name])).toEqual([
		['nsaid-duloxetine', 'Ibuprofen', 'Duloxetine']
	]);
	for (const { id } of conflictPairs) expect(conflictWords(id)).toMatch(/ .*\.$/);
});
