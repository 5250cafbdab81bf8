import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { goalId, maria, rosa, testGoal, testPeople } from '../test-plan.ts';
import { goalStatuses } from './goal.ts';

test('[GO9] every member answers a live goal of somebody else; the patient’s yes is no answer', () => {
	const { text } = testGoal();
	const answer = { goalId, reason: 'Alone?', text } as const;
	const cells = expectAuthz(
		goalStatuses.flatMap((status) =>
			[rosa, maria].flatMap((adder) =>
				(['accept', 'question'] as const).map((kind) => ({
					title: `${kind}, ${status}, added by ${adder.name}`,
					command: { name: 'AnswerGoal', input: { ...answer, kind } } as const,
					parts: { goal: [testGoal({ status, addedBy: adder.id })] },
					allowed:
						status === 'proposed' || status === 'accepted'
							? testPeople.filter(
									({ id, role }) => id !== adder.id && !(kind === 'accept' && role === 'patient')
								)
							: []
				}))
			)
		)
	);
	expect(cells).toBe(4 * 2 * 2 * 120);
});
