import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { planStatuses } from '../plan/plan.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa, testMember, testPeople } from '../test-plan.ts';

/** Written out from SPEC.md: whose place → who. */
const expected: Readonly<Record<string, readonly Actor[]>> = {
	[rosa.id]: [],
	[maria.id]: [rosa, maria, amara, ines],
	[amara.id]: [rosa, amara, ines]
};

test('[CT5] [CT6] [CP1] whose place, by whom, in a closed plan too', () => {
	const cells = expectAuthz(
		[rosa, maria, amara].map((leaving) => {
			const input = {
				memberId: testMember(leaving).id,
				expectedRevision: 1,
				reason: 'Moves away.'
			};
			return {
				title: leaving.name,
				command: { name: 'EndMembership', input } as const,
				parts: {},
				allowed: testPeople.filter((person) => expected[leaving.id]?.includes(person)),
				statuses: planStatuses
			};
		})
	);
	expect(cells).toBe(3 * 120);
});
