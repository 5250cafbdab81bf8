import { expect, test } from 'vitest';
import { planStatuses } from '../plan/plan.ts';
import { expectAuthz } from '../test-authz.ts';
import type { Member } from './care-team.ts';
import { amara, ines, maria, noor, testId, tomas } from '../test-plan.ts';

test('[CT4] [CP1] clinicians add somebody, to a closed plan too', () => {
	const input = {
		memberId: testId<Member['id']>(290),
		userId: noor.id,
		role: 'pain-specialist'
	} as const;
	const cells = expectAuthz([
		{
			title: 'add',
			command: { name: 'AddMember', input },
			parts: {},
			allowed: [maria, tomas, amara, ines],
			statuses: planStatuses
		}
	]);
	expect(cells).toBe(120);
});
