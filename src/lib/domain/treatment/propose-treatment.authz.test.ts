import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, testDetails, tomas, treatmentId } from '../test-plan.ts';

test('[TR1] every clinician proposes a treatment, nobody else does', () => {
	const input = { treatmentId, details: testDetails };
	const cells = expectAuthz([
		{
			title: 'propose',
			command: { name: 'ProposeTreatment', input },
			parts: {},
			allowed: [maria, tomas, amara, ines]
		}
	]);
	expect(cells).toBe(120);
});
