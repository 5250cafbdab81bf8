import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, tomas } from '../test-plan.ts';
import { checkId, testCheck } from './test-checks.ts';

test('[SC6] clinicians record what became of it', () => {
	const input = {
		checkId,
		expectedRevision: 1,
		outcome: 'seen',
		note: 'Seen in clinic; nothing found.',
		urgency: 'soon',
		owner: null,
		reviewOn: '2026-12-01'
	} as const;
	const cells = expectAuthz([
		{
			title: 'close',
			command: { name: 'CloseSafetyCheck', input },
			parts: { safety: [testCheck()] },
			allowed: [maria, tomas, amara, ines]
		}
	]);
	expect(cells).toBe(120);
});
