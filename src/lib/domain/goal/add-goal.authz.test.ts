import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { goalId, testPeople } from '../test-plan.ts';

test('[GO1] every member adds goals', () => {
	const cells = expectAuthz([
		{
			title: 'add',
			command: { name: 'AddGoal', input: { goalId, text: 'Sleep through the night' } },
			parts: {},
			allowed: testPeople
		}
	]);
	expect(cells).toBe(120);
});
