import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { goalId, maria, rosa, testGoal, testPeople } from '../test-plan.ts';
import { goalStatuses } from './goal.ts';

test('[GO9] every member answers a live goal of somebody else', () => {
	const { text } = testGoal();
	const input = { goalId, kind: 'accept', reason: '', text } as const;
	const cells = expectAuthz(
		goalStatuses.flatMap((status) =>
			[rosa, maria].map((adder) => ({
				title: `${status}, added by ${adder.name}`,
				command: { name: 'AnswerGoal', input } as const,
				parts: { goal: [testGoal({ status, addedBy: adder.id })] },
				allowed:
					status === 'proposed' || status === 'accepted'
						? testPeople.filter(({ id }) => id !== adder.id)
						: []
			}))
		)
	);
	expect(cells).toBe(4 * 2 * 120);
});
