import { expect, test } from 'vitest';
import { measureDraft, measureOf, measureProblems } from './goal-measure-draft.ts';

const five = ['5 minutes', '10', '20', '30', '45'];

test('[GO8] five empty steps are none, and what stands comes back as it was', () => {
	const draft = measureDraft({ measure: '', levels: [] });
	expect(draft.levels).toEqual(['', '', '', '', '']);
	expect(measureOf({ ...draft, measure: ' On foot ' })).toEqual({ measure: 'On foot', levels: [] });
	expect([...measureProblems(draft)]).toEqual([]);
	expect(measureOf(measureDraft({ measure: 'On foot', levels: five }))).toEqual({
		measure: 'On foot',
		levels: five
	});
});

test('[GO8] a step beside empty ones asks for the others, and no text is too long', () => {
	const some = { measure: 'x'.repeat(501), levels: ['', '10', ' ', 'y'.repeat(501), '45'] };
	expect([...measureProblems(some)]).toEqual([
		['measure', 'too-long'],
		['level-0', 'empty'],
		['level-2', 'empty'],
		['level-3', 'too-long']
	]);
});
