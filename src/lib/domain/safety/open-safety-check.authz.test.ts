import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, tomas } from '../test-plan.ts';
import { checkId, testCheck } from './test-checks.ts';

test('[SC5] clinicians open what was raised', () => {
	const cells = expectAuthz([
		{
			title: 'open',
			command: { name: 'OpenSafetyCheck', input: { checkId } },
			parts: { safety: [testCheck()] },
			allowed: [maria, tomas, amara, ines]
		}
	]);
	expect(cells).toBe(120);
});
