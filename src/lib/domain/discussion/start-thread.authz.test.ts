import { expect, test } from 'vitest';
import { documentKeys, sectionKeys } from '../plan/section.ts';
import { expectAuthz } from '../test-authz.ts';
import { commentId, testPeople, testTreatment, threadId, treatmentId } from '../test-plan.ts';
import { treatmentStatuses } from '../treatment/treatment.ts';
import type { Anchor } from './discussion.ts';

const places: readonly Anchor[] = [
	{ type: 'plan' },
	{ type: 'treatment', treatmentId },
	...sectionKeys.map((section) => ({ type: 'section', section }) as const),
	...documentKeys.map(
		(document) =>
			({
				type: 'passage',
				document,
				start: 'AA==',
				end: 'AQ==',
				quote: 'leg',
				before: '',
				after: ''
			}) as const
	)
];

test('[DI1] every member starts a thread on every place, whatever the treatment’s status', () => {
	const cells = expectAuthz(
		treatmentStatuses.flatMap((status) =>
			places.map((anchor) => ({
				title: `on ${JSON.stringify(anchor)} while ${status}`,
				command: {
					name: 'StartThread',
					input: { threadId, commentId, anchor, text: 'Why?', mentions: [], needsAnswer: true }
				} as const,
				parts: { treatment: [testTreatment({ status })] },
				allowed: testPeople
			}))
		)
	);
	expect(cells).toBe(9 * 22 * 120);
});
