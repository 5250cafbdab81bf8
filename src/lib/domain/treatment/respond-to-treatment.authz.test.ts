import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { testId, testPeople, testTreatment, treatmentId } from '../test-plan.ts';
import { responseKinds, treatmentStatuses, type TreatmentStatus } from './treatment.ts';

const isAnswered: Readonly<Record<TreatmentStatus, boolean>> = {
	suggested: true,
	proposed: true,
	considering: true,
	chosen: true,
	active: false,
	completed: false,
	stopped: false,
	'set-aside': false,
	'entered-in-error': false
};

test('[TR18] every member responds while the treatment is being decided', () => {
	const cells = expectAuthz(
		treatmentStatuses.flatMap((status) =>
			responseKinds.map((kind) => ({
				title: `${kind} while ${status}`,
				command: {
					name: 'RespondToTreatment',
					input: {
						responseId: testId(401),
						treatmentId,
						kind,
						reason: 'In the evening, yes.',
						detailsRevision: 2
					}
				} as const,
				parts: { treatment: [testTreatment({ status })] },
				allowed: isAnswered[status] ? testPeople : []
			}))
		)
	);
	expect(cells).toBe(9 * 3 * 120);
});
