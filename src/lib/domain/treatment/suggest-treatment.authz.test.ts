import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { rosa, testDetails, treatmentId } from '../test-plan.ts';

test('[TR1] only the patient suggests a treatment', () => {
	const input = { treatmentId, details: testDetails };
	const cells = expectAuthz([
		{
			title: 'suggest',
			command: { name: 'SuggestTreatment', input },
			parts: {},
			allowed: [rosa]
		}
	]);
	expect(cells).toBe(120);
});
