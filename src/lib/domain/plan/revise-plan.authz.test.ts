import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, tomas } from '../test-plan.ts';

test('[CP10] clinicians revise the head of the plan, the patient does not', () => {
	const input = { expectedRevision: 3, title: 'Leg pain', ask: 'What next?' };
	const cells = expectAuthz([
		{
			title: 'revise',
			command: { name: 'RevisePlan', input },
			parts: {},
			allowed: [maria, tomas, amara, ines]
		}
	]);
	expect(cells).toBe(120);
});
