import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, goalId, ines, maria, rosa, testGoal, testPeople, tomas } from '../test-plan.ts';
import { goalStatuses } from './goal.ts';

/** Written out from SPEC.md: `from to` → who. */
const expected: Readonly<Record<string, readonly Actor[]>> = {
	'proposed accepted': [rosa],
	'proposed cancelled': testPeople,
	'accepted completed': testPeople,
	'accepted cancelled': testPeople,
	'completed accepted': testPeople,
	'cancelled accepted': [rosa],
	'cancelled proposed': [maria, tomas, amara, ines]
};

test.each([rosa, maria])('[GO3] every move of a goal that $name added', (adder) => {
	const cells = expectAuthz(
		goalStatuses.flatMap((from) =>
			goalStatuses.map((to) => ({
				title: `${from} ${to}`,
				command: {
					name: 'SetGoalStatus',
					input: { goalId, expectedRevision: 2, to, reason: 'It is so.' }
				} as const,
				parts: { goal: [testGoal({ status: from, addedBy: adder.id })] },
				allowed: expected[`${from} ${to}`] ?? []
			}))
		)
	);
	expect(cells).toBe(16 * 120);
});
