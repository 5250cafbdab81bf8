import { expect, test } from 'vitest';
import { documentKeys } from '../plan/section.ts';
import { mayWriteDocument } from '../plan/policy.ts';
import { expectAuthz } from '../test-authz.ts';
import { testHash, testId, testPeople, testVersion } from '../test-plan.ts';
import type { ProseDoc } from '../prose/prose.ts';
import { prose } from '../version/test-content.ts';
import { seenHash } from './decide.ts';

const now = prose('It says this today.') as ProseDoc;
const base = prose('It said this.') as ProseDoc;

test('[RB1] whoever may write a text may restore it, nobody else', () => {
	const cells = expectAuthz(
		documentKeys.map((document) => ({
			title: document,
			command: {
				name: 'RestoreSection',
				input: {
					restorationId: testId<never>(950),
					document,
					source: { type: 'version', number: testVersion().number },
					seenHash: seenHash(now, testHash),
					reason: 'It was clearer.'
				}
			} as const,
			parts: { version: [testVersion()] },
			prose: { now, base },
			allowed: testPeople.filter(({ role }) => mayWriteDocument(role, document))
		}))
	);
	expect(cells).toBe(documentKeys.length * 120);
});
