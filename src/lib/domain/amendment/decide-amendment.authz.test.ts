import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { planStatuses } from '../plan/plan.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, testId, testVersion, tomas } from '../test-plan.ts';
import { amendmentId, testAmendment, testDenial } from './test-amendments.ts';
import type { AmendmentSubject } from './amendment.ts';

const specialists = [amara, ines];
const clinicians = [maria, tomas, amara, ines];
const id = testId<string>(500);

/** Written out from SPEC.md. */
const table: readonly (readonly [AmendmentSubject, readonly Actor[]])[] = [
	[{ type: 'version' }, specialists],
	[{ type: 'passage', document: 'what-matters', quote: '' }, specialists],
	[{ type: 'passage', document: 'story', quote: '' }, clinicians],
	[{ type: 'passage', document: 'working-diagnosis', quote: 'Scar' }, clinicians],
	[{ type: 'passage', document: 'plan-summary', quote: '' }, specialists],
	[{ type: 'item', kind: 'goal', id, name: 'Walk' }, specialists],
	[{ type: 'item', kind: 'treatment', id, name: 'TENS' }, specialists],
	[{ type: 'item', kind: 'record', id, name: 'Fusion' }, clinicians]
];

test('[AM4] [AM5] a specialist decides on all of it, a doctor on what doctors write, once', () => {
	const cells = expectAuthz(
		table.flatMap(([about, allowed]) =>
			(['accepted', 'denied'] as const).flatMap((kind) =>
				[testAmendment({ about }), testDenial({ about })].map((amendment) => ({
					title: `${kind}, about ${JSON.stringify(about)}, decided: ${amendment.decision !== null}`,
					command: {
						name: 'DecideAmendment',
						input: { amendmentId, kind, reason: 'As the letter says.' }
					} as const,
					parts: { version: [testVersion()], amendment: [amendment] },
					allowed: amendment.decision === null ? allowed : [],
					statuses: planStatuses
				}))
			)
		)
	);
	expect(cells).toBe(table.length * 2 * 2 * 120);
});
