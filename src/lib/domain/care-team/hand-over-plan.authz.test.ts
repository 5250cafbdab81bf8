import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, noor, testId, testPlan } from '../test-plan.ts';
import type { Member } from './care-team.ts';

test('[CT12] the specialists of the plan hand it over', () => {
	const input = {
		expectedRevision: 3,
		memberId: testId<Member['id']>(290),
		userId: noor.id,
		clinicId: testPlan().clinicId,
		reason: 'Moves to another town.',
		stays: false
	};
	const cells = expectAuthz([
		{
			title: 'hand over',
			command: { name: 'HandOverPlan', input },
			parts: {},
			allowed: [amara, ines]
		}
	]);
	expect(cells).toBe(120);
});
