import { expect, test } from 'vitest';
import type { ProseFacts } from '../decision.ts';
import { decide } from '../decide.ts';
import type { Actor } from '../actor.ts';
import { amara, rosa, testFacts, testId, testState, testVersion } from '../test-plan.ts';
import { prose } from '../version/test-content.ts';
import type { RestorationCommands } from './command.ts';
import { seenHash } from './decide.ts';

type Input = RestorationCommands['RestoreSection'];

const hash = (text: string) => `hash of ${text}`;
const now = prose('It says this today.') as ProseFacts['now'];
const base = prose('It said this.') as ProseFacts['base'];
const state = testState({ version: [testVersion()] });
const asked: Input = {
	restorationId: testId<never>(950),
	document: 'story',
	source: { type: 'version', number: testVersion().number },
	seenHash: seenHash(now, hash),
	reason: '  It was clearer. '
};

function answer(input: Partial<Input> = {}, by: Actor = rosa, facts: ProseFacts = { now, base }) {
	const command = { name: 'RestoreSection', input: { ...asked, ...input } } as const;
	return decide(command, state, { ...testFacts(by), prose: facts, hashSignature: hash });
}

test('[RB4] a restoration holds text, source, reason, who and when', () => {
	const { now: restoredAt } = testFacts(rosa);
	expect(answer()).toEqual({
		ok: true,
		value: [
			{
				kind: 'restoration',
				entity: {
					id: asked.restorationId,
					revision: 1,
					document: 'story',
					source: asked.source,
					reason: 'It was clearer.',
					restoredAt,
					restoredBy: rosa.id
				}
			}
		]
	});
	expect(answer({ source: { type: 'moment', seq: 12 } }).ok).toBe(true);
});

test('[RB1] it needs a reason, and the right to write that text', () => {
	const reason = (text: string) => answer({ reason: text });
	expect(reason(' ')).toMatchObject({ error: { code: 'invalid-input', problem: 'empty' } });
	expect(reason('a'.repeat(1_001))).toMatchObject({ error: { problem: 'too-long' } });
	expect(answer({ document: 'plan-summary' })).toMatchObject({ error: { code: 'forbidden' } });
	expect(answer({ document: 'plan-summary' }, amara).ok).toBe(true);
});

test('[RB2] a text that moved since it was seen stays as it is', () => {
	const moved = prose('It says this today, and more.') as ProseFacts['now'];
	expect(answer({}, rosa, { now: moved, base })).toEqual({
		ok: false,
		error: { code: 'section-moved', document: 'story' }
	});
});

test('[RB3] nothing to put back, and no such version', () => {
	expect(answer({}, rosa, { now, base: now })).toMatchObject({ error: { code: 'already-exists' } });
	expect(answer({ source: { type: 'version', number: 9 } })).toMatchObject({
		error: { code: 'not-found' }
	});
});
