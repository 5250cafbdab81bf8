import { expect, test } from 'vitest';
import type { SignatureId, VersionId } from '../ids.ts';
import { expectAuthz } from '../test-authz.ts';
import { refused } from '../test-decide.ts';
import {
	amara,
	goalId,
	ines,
	testGoal,
	testId,
	testPeople,
	testPlan,
	testSigning,
	testState,
	testTreatment,
	testVersion
} from '../test-plan.ts';

const input = {
	versionId: testId<VersionId>(801),
	signatureId: testId<SignatureId>(901),
	reviewedContentHash: testSigning().contentHash,
	statement: '',
	warnings: [],
	settles: []
} as const;

test('[VE1] only the pain specialist signs, the first version and the next', () => {
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

test('[VE1] [VE3] in an emergency only who may sign is told what stands in the way', () => {
	const state = testState({
		plan: [testPlan({ urgency: 'emergency' })],
		goal: [testGoal()],
		treatment: [testTreatment({ status: 'chosen', goalId })]
	});
	const command = { name: 'SignVersion', input } as const;
	const codes = testPeople.map((by) => [
		by.name,
		refused(command, { state, by, signing: testSigning() }).code
	]);
	const signers = [amara.name, ines.name];
	expect(codes).toEqual(
		testPeople.map(({ name }) => [name, signers.includes(name) ? 'blocked' : 'forbidden'])
	);
});
