import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { testPeople } from '../test-plan.ts';
import { suggestionId, testAnswer, testSuggestion } from './test-suggestions.ts';

const command = { name: 'WithdrawSuggestion', input: { suggestionId } } as const;

test('[SU4] only its author takes a suggestion back, while a part is open', () => {
	const cells = expectAuthz(
		testPeople.flatMap(({ id: suggestedBy }) =>
			[
				[null, null],
				[testAnswer(), null],
				[testAnswer(), testAnswer()]
			].map((answers) => ({
				title: `by ${suggestedBy}, ${answers.filter((one) => one === null).length} open`,
				command,
				parts: { suggestion: [testSuggestion({ suggestedBy, answers })] },
				allowed: answers.includes(null) ? testPeople.filter(({ id }) => id === suggestedBy) : []
			}))
		)
	);
	expect(cells).toBe(5 * 3 * 120);
});
