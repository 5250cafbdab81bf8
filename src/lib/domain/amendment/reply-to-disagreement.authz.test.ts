import { expect, test } from 'vitest';
import { planStatuses } from '../plan/plan.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa, testAt, testVersion, tomas } from '../test-plan.ts';
import { amendmentId, testDenial } from './test-amendments.ts';

const disagreement = { text: 'It was May.', at: testAt, by: rosa.id };
const reply = { text: 'It is noted.', at: testAt, by: amara.id };

test('[AM7] whoever may decide replies to a statement, once', () => {
	const cases = [
		{ title: 'no statement', amendment: testDenial(), allowed: [] },
		{
			title: 'a statement about a text that doctors write',
			amendment: testDenial({ disagreement }),
			allowed: [maria, tomas, amara, ines]
		},
		{
			title: 'a statement about the version',
			amendment: testDenial({ disagreement, about: { type: 'version' } }),
			allowed: [amara, ines]
		},
		{ title: 'a reply', amendment: testDenial({ disagreement, reply }), allowed: [] }
	];
	const cells = expectAuthz(
		cases.map(({ title, amendment, allowed }) => ({
			title,
			command: {
				name: 'ReplyToDisagreement',
				input: { amendmentId, reply: 'It is noted.' }
			} as const,
			parts: { version: [testVersion()], amendment: [amendment] },
			allowed,
			statuses: planStatuses
		}))
	);
	expect(cells).toBe(4 * 120);
});
