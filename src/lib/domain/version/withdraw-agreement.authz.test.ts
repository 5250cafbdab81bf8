import { expect, test } from 'vitest';
import { planStatuses } from '../plan/plan.ts';
import { expectAuthz } from '../test-authz.ts';
import { maria, rosa, testId, testSignature, testVersion, versionId } from '../test-plan.ts';

test('[VE21] [CP1] the patient takes back an agreement that stands, in a closed plan too', () => {
	const given = ['agree', 'questions', 'disagree', 'withdrawn', null] as const;
	const cells = expectAuthz(
		given.map((meaning) => ({
			title: `said ${meaning}`,
			command: {
				name: 'WithdrawAgreement',
				input: { signatureId: testId(901), versionId, reason: 'I was not told of the risk.' }
			} as const,
			parts: {
				version: [testVersion()],
				signature: [
					...(meaning === null ? [] : [testSignature({ meaning })]),
					testSignature({
						id: testId(903),
						userId: maria.id,
						role: maria.role,
						meaning: 'approved'
					})
				]
			},
			allowed: meaning === 'agree' ? [rosa] : [],
			statuses: planStatuses
		}))
	);
	expect(cells).toBe(5 * 120);
});
