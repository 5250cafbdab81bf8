import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { goalId, testGoal, testPeople } from '../test-plan.ts';
import { goalStatuses } from './goal.ts';

test('[GO8] every member measures a live goal', () => {
	const input = { goalId, expectedRevision: 2, measure: 'Minutes on foot', levels: [] };
	const cells = expectAuthz(
		goalStatuses.map((status) => ({
			title: status,
			command: { name: 'MeasureGoal', input } as const,
			parts: { goal: [testGoal({ status })] },
			allowed: status === 'proposed' || status === 'accepted' ? testPeople : []
		}))
	);
	expect(cells).toBe(4 * 120);
});
