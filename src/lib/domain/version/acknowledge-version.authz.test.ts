import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { expectAuthz } from '../test-authz.ts';
import { maria, rosa, testId, testSignature, testVersion, tomas, versionId } from '../test-plan.ts';
import type { Version } from './version.ts';

const newer = testVersion({ id: testId<Version['id']>(801), number: 2 });

const expected = {
	reviewed: [maria, tomas],
	agree: [rosa],
	questions: [rosa]
} as const satisfies Record<string, readonly Actor[]>;

const meanings = ['reviewed', 'agree', 'questions'] as const;
const said = [null, 'agree', 'questions'] as const;

test('[VE6] [VE7] each role in its own meaning, to the latest version only', () => {
	const cells = expectAuthz(
		meanings.flatMap((meaning) =>
			[true, false].flatMap((isLatest) =>
				said.map((earlier) => ({
					title: `${meaning}, latest: ${isLatest}, the patient said ${earlier}`,
					command: {
						name: 'AcknowledgeVersion',
						input: {
							signatureId: testId(901),
							versionId,
							meaning,
							statement: 'What of the nights?'
						}
					} as const,
					parts: {
						version: isLatest ? [testVersion()] : [testVersion(), newer],
						signature: earlier === null ? [] : [testSignature({ meaning: earlier })]
					},
					allowed: isLatest && meaning !== earlier ? expected[meaning] : []
				}))
			)
		)
	);
	expect(cells).toBe(3 * 2 * 3 * 120);
});
