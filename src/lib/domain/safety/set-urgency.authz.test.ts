import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, tomas } from '../test-plan.ts';

test('[SC9] clinicians say how urgent the plan is', () => {
	const input = {
		expectedRevision: 3,
		urgency: 'soon',
		reason: 'Walking has become harder.',
		owner: null,
		reviewOn: '2026-12-01'
	} as const;
	const cells = expectAuthz([
		{
			title: 'soon',
			command: { name: 'SetUrgency', input },
			parts: {},
			allowed: [maria, tomas, amara, ines]
		}
	]);
	expect(cells).toBe(120);
});
