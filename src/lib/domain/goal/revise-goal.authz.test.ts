import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { goalId, maria, rosa, testGoal } from '../test-plan.ts';
import { goalStatuses, type GoalStatus } from './goal.ts';

const isLive: Readonly<Record<GoalStatus, boolean>> = {
	proposed: true,
	accepted: true,
	completed: false,
	cancelled: false
};

test('[GO5] the patient revises every live goal, a clinician their own', () => {
	const input = { goalId, expectedRevision: 2, text: 'Walk to the sea' };
	const cells = expectAuthz(
		goalStatuses.flatMap((status) =>
			[
				{ adder: rosa, writers: [rosa] },
				{ adder: maria, writers: [rosa, maria] }
			].map(({ adder, writers }) => ({
				title: `${status}, added by ${adder.name}`,
				command: { name: 'ReviseGoal', input } as const,
				parts: { goal: [testGoal({ status, addedBy: adder.id })] },
				allowed: isLive[status] ? writers : []
			}))
		)
	);
	expect(cells).toBe(4 * 2 * 120);
});
