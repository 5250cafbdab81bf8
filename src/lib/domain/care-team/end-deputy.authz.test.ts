import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, testAt, testMember } from '../test-plan.ts';

test('[CT10] the specialists of the plan end it', () => {
	const deputy = {
		for: amara.id,
		name: amara.name,
		from: testAt,
		until: '2026-12-22T10:00:00.000Z',
		namedBy: amara.id,
		namedAt: testAt,
		endsPlace: false
	};
	const input = { memberId: testMember(ines).id, expectedRevision: 1 };
	const cells = expectAuthz([
		{
			title: 'end',
			command: { name: 'EndDeputy', input },
			parts: { member: [testMember(ines, { deputy })] },
			allowed: [amara, ines]
		}
	]);
	expect(cells).toBe(120);
});
