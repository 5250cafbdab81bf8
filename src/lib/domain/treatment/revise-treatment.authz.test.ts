import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { expectAuthz } from '../test-authz.ts';
import {
	amara,
	ines,
	maria,
	rosa,
	testDetails,
	testTreatment,
	tomas,
	treatmentId
} from '../test-plan.ts';
import { treatmentStatuses, type TreatmentStatus } from './treatment.ts';

const doctors = [maria, tomas, amara, ines];

/** Who may revise, by status, when a doctor brought it in and when the patient did. */
const expected: Readonly<Record<TreatmentStatus, readonly [readonly Actor[], readonly Actor[]]>> = {
	suggested: [doctors, [rosa, ...doctors]],
	proposed: [doctors, doctors],
	considering: [doctors, doctors],
	chosen: [doctors, doctors],
	active: [doctors, doctors],
	'set-aside': [doctors, doctors],
	completed: [[], []],
	stopped: [[], []],
	'entered-in-error': [[], []]
};

test('[TR15] clinicians revise until the end, the patient their own suggestion', () => {
	const input = {
		treatmentId,
		expectedRevision: 4,
		before: { why: testDetails.why },
		after: { why: 'Because it is worth a try.' }
	};
	const cells = expectAuthz(
		treatmentStatuses.flatMap((status) =>
			[maria, rosa].map((proposer, index) => ({
				title: `${status}, brought in by ${proposer.name}`,
				command: { name: 'ReviseTreatment', input } as const,
				parts: { treatment: [testTreatment({ status, proposedBy: proposer.id })] },
				allowed: expected[status][index] ?? []
			}))
		)
	);
	expect(cells).toBe(9 * 2 * 120);
});
