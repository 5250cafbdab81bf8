import { expect, test } from 'vitest';
import type { SignatureId, VersionId } from '../ids.ts';
import { expectAuthz } from '../test-authz.ts';
import {
	amara,
	goalId,
	ines,
	testGoal,
	testId,
	testSigning,
	testTreatment,
	testVersion
} from '../test-plan.ts';

test('[VE1] only the pain specialist signs, the first version and the next', () => {
	const input = {
		versionId: testId<VersionId>(801),
		signatureId: testId<SignatureId>(901),
		reviewedContentHash: testSigning().contentHash,
		statement: '',
		warnings: [],
		settles: []
	} as const;
	const cells = expectAuthz(
		[[], [testVersion()]].map((version) => ({
			title: `after ${version.length} versions`,
			command: { name: 'SignVersion', input } as const,
			parts: {
				version,
				goal: [testGoal()],
				treatment: [testTreatment({ status: 'chosen', goalId })]
			},
			allowed: [amara, ines]
		}))
	);
	expect(cells).toBe(2 * 120);
});
