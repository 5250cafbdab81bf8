import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { expectAuthz } from '../test-authz.ts';
import {
	amara,
	ines,
	maria,
	rosa,
	testId,
	testSignature,
	testVersion,
	tomas,
	versionId
} from '../test-plan.ts';
import type { Version } from './version.ts';

const newer = testVersion({ id: testId<Version['id']>(801), number: 2 });

const author = testSignature({
	id: testId(902),
	userId: amara.id,
	name: amara.name,
	role: amara.role,
	meaning: 'author'
});

const expected = {
	reviewed: [maria, tomas],
	approved: [maria, tomas, ines],
	agree: [rosa],
	questions: [rosa],
	disagree: [rosa]
} as const satisfies Record<string, readonly Actor[]>;

const meanings = ['reviewed', 'approved', 'agree', 'questions', 'disagree'] as const;
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
						signature: [author, ...(earlier === null ? [] : [testSignature({ meaning: earlier })])]
					},
					allowed: isLatest && meaning !== earlier ? expected[meaning] : []
				}))
			)
		)
	);
	expect(cells).toBe(5 * 2 * 3 * 120);
});
