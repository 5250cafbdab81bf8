import { expect, test } from 'vitest';
import { planStatuses } from '../plan/plan.ts';
import { expectAuthz } from '../test-authz.ts';
import { rosa, testId, testVersion, versionId } from '../test-plan.ts';
import { amendmentId } from './test-amendments.ts';

test('[AM1] only the patient asks, on a version that is signed, in a closed plan too', () => {
	const latest = testVersion({ id: testId(801), number: 2 });
	const cells = expectAuthz(
		[[testVersion()], [testVersion(), latest]].map((version) => ({
			title: `of ${version.length} versions the first`,
			command: {
				name: 'RequestAmendment',
				input: { amendmentId, versionId, about: { type: 'version' }, request: 'My name is wrong.' }
			} as const,
			parts: { version },
			allowed: [rosa],
			statuses: planStatuses
		}))
	);
	expect(cells).toBe(2 * 120);
});
