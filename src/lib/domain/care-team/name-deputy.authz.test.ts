import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, noor, testAt, testId } from '../test-plan.ts';
import type { Member } from './care-team.ts';

test('[CT9] the specialists of the plan name a deputy', () => {
	const input = {
		memberId: testId<Member['id']>(290),
		userId: noor.id,
		forUserId: amara.id,
		from: testAt,
		until: '2026-12-22T10:00:00.000Z'
	};
	const cells = expectAuthz([
		{
			title: 'name',
			command: { name: 'NameDeputy', input },
			parts: {},
			allowed: [amara, ines]
		}
	]);
	expect(cells).toBe(120);
});
