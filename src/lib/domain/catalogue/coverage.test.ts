import { expect, test } from 'vitest';
import { coverage } from './coverage.ts';

const cause = (id: string, status: 'open' | 'supported' | 'refuted') => ({
	id,
	details: { status }
});
const goal = (
	id: string,
	status: 'accepted' | 'proposed' | 'completed' | 'cancelled' = 'accepted'
) => ({
	id,
	status
});
const treatment = (id: string, over = {}) => ({
	id,
	status: 'chosen' as const,
	catalogueId: '',
	causeIds: [],
	goalId: null,
	...over
});

test('[CA11] what nothing answers and what answers nothing', () => {
	const found = coverage({
		causes: [cause('scar', 'supported'), cause('sij', 'supported'), cause('disc', 'open')],
		goals: [goal('walk'), goal('sleep'), goal('old', 'completed')],
		treatments: [
			treatment('tens', { causeIds: ['scar'], goalId: 'walk' }),
			treatment('yoga'),
			treatment('weighed', { status: 'considering', causeIds: ['sij'] })
		]
	});
	expect(found.treatments).toEqual(['tens', 'yoga']);
	expect(found.unansweredCauses).toEqual(['sij']);
	expect(found.unansweredGoals).toEqual(['sleep']);
	expect(found.idleTreatments).toEqual(['yoga']);
	expect(found.answeredBy.get('scar')).toEqual(['tens']);
	expect(found.answeredBy.get('disc')).toEqual([]);
});

test('[CA11] a cause that is ruled out or gone and a goal that is gone give no purpose', () => {
	const idle = (causes: ReturnType<typeof cause>[], goals: ReturnType<typeof goal>[]) =>
		coverage({
			causes,
			goals,
			treatments: [treatment('tens', { causeIds: ['scar'], goalId: 'walk' })]
		}).idleTreatments;
	expect(idle([cause('scar', 'refuted')], [])).toEqual(['tens']);
	expect(idle([], [goal('walk', 'cancelled')])).toEqual(['tens']);
	expect(idle([cause('scar', 'open')], [])).toEqual([]);
	expect(idle([], [goal('walk', 'completed')])).toEqual([]);
});

test('[CA11] pairs that do not go together', () => {
	const pair = (status: 'chosen' | 'stopped') =>
		coverage({
			causes: [],
			goals: [],
			treatments: [
				treatment('a', { catalogueId: 'duloxetine', status: 'active' }),
				treatment('b', { catalogueId: 'tca', status })
			]
		}).conflicts;
	expect(pair('chosen')).toEqual([{ id: 'serotonin', one: 'a', other: 'b' }]);
	expect(pair('stopped')).toEqual([]);
});
