import { expect, test } from 'vitest';
import { options } from '../../domain/catalogue/catalogue.ts';
import { testId, testState, testTreatment } from '../../domain/test-plan.ts';
import { entryGroups } from './entry-groups.ts';

const tens = testTreatment({ catalogueId: 'tens' });
const removed = testTreatment({
	id: testId(301),
	catalogueId: 'scs',
	status: 'entered-in-error'
});
const empty = testState({});

function idsOf(picking: Parameters<typeof entryGroups>[0]): readonly string[] {
	return entryGroups(picking).flatMap((one) => one.options.map(({ id }) => id));
}

test('[AC10] what was tried is picked from all that is offered, waiting left out', () => {
	const offered = idsOf({ state: empty, areOffered: true, picked: '' });
	const had = options.filter(({ group }) => group !== 'waiting').map(({ id }) => id);
	expect(offered.toSorted()).toEqual(had.toSorted());
});

test('[AC10] where nothing is offered, from what the plan holds and what was picked already', () => {
	const state = testState({ treatment: [tens, removed] });
	expect(idsOf({ state, areOffered: false, picked: '' })).toEqual(['tens']);
	expect(idsOf({ state, areOffered: false, picked: 'heat' })).toEqual(['heat', 'tens']);
	expect(entryGroups({ state: empty, areOffered: false, picked: '' })).toEqual([]);
});
