import { expect, test } from 'vitest';
import { planStatuses } from '../plan/plan.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, rosa, testAt, testVersion } from '../test-plan.ts';
import { amendmentId, testAmendment, testDenial } from './test-amendments.ts';

const word = { text: 'It was May.', at: testAt, by: rosa.id };

test('[AM6] only the patient, once, about what was denied, in a closed plan too', () => {
	const accepted = { kind: 'accepted', reason: '', at: testAt, by: amara.id } as const;
	const cases = {
		open: testAmendment(),
		accepted: testAmendment({ decision: accepted }),
		denied: testDenial(),
		stated: testDenial({ disagreement: word })
	};
	const cells = expectAuthz(
		Object.entries(cases).map(([title, amendment]) => ({
			title,
			command: {
				name: 'StateDisagreement',
				input: { amendmentId, statement: 'The diary began in June.' }
			} as const,
			parts: { version: [testVersion()], amendment: [amendment] },
			allowed: title === 'denied' ? [rosa] : [],
			statuses: planStatuses
		}))
	);
	expect(cells).toBe(4 * 120);
});
