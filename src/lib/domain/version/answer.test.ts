import { describe, expect, test } from 'vitest';
import { decide } from '../decide.ts';
import type { SignatureId, VersionId } from '../ids.ts';
import { accepted, after, only, refused } from '../test-decide.ts';
import {
	amara,
	earlierAt,
	maria,
	rosa,
	testAt,
	testId,
	testSignature,
	testSigner,
	testState,
	testVersion,
	versionId
} from '../test-plan.ts';
import { acknowledgements, standingSignature } from './policy.ts';

const signatureId = testId<SignatureId>(901);
const newId = testId<VersionId>(801);
const say = (meaning: 'reviewed' | 'agree' | 'questions', statement = '') =>
	({
		name: 'AcknowledgeVersion',
		input: { signatureId, versionId, meaning, statement }
	}) as const;

test('[VE6] each role has its own meanings', () => {
	const state = testState({ version: [testVersion()] });
	expect(refused(say('agree'), { state, by: maria })).toEqual({ code: 'forbidden' });
	expect(refused(say('reviewed'), { state, by: rosa })).toEqual({ code: 'forbidden' });
	expect(refused(say('reviewed'), { state, by: amara })).toEqual({ code: 'forbidden' });
	const signature = only('signature', accepted(say('reviewed'), { state, by: maria }));
	expect(signature).toMatchObject({ versionId, userId: maria.id, meaning: 'reviewed' });
	expect(signature.hash).toContain('"meaning":"reviewed"');
});

test('[VE7] an earlier version is not answered any more', () => {
	const version = [testVersion(), testVersion({ id: newId, number: 2 })];
	const state = testState({ version });
	expect(refused(say('agree'), { state, by: rosa })).toEqual({
		code: 'version-superseded',
		latest: 2
	});
	expect(acknowledgements(rosa, versionId, state)).toEqual([]);
	expect(acknowledgements(rosa, newId, state)).toEqual(['agree', 'questions', 'disagree']);
	expect(refused(say('agree'), { state: testState(), by: rosa })).toEqual({ code: 'not-found' });
});

test('[VE8] questions are written down', () => {
	const state = testState({ version: [testVersion()] });
	const invalid = { code: 'invalid-input', field: 'statement' };
	expect(refused(say('questions', ' '), { state, by: rosa })).toEqual({
		...invalid,
		problem: 'empty'
	});
	const long = say('agree', 'x'.repeat(2_001));
	expect(refused(long, { state, by: rosa })).toEqual({ ...invalid, problem: 'too-long' });
	expect(accepted(say('questions', 'What of the nights?'), { state, by: rosa })).toHaveLength(1);
});

test('[VE9] an answer is changed by a new signature; the newest stands', () => {
	const signature = [
		testSignature({ meaning: 'questions', signedAt: earlierAt }),
		testSignature({ id: testId<SignatureId>(902), meaning: 'agree', signedAt: testAt }),
		testSignature({ id: testId<SignatureId>(903), userId: maria.id, signedAt: testAt })
	];
	const state = testState({ version: [testVersion()], signature });
	expect(standingSignature(state, versionId, rosa.id)?.meaning).toBe('agree');
	expect(acknowledgements(rosa, versionId, state)).toEqual(['questions', 'disagree']);
	expect(refused(say('agree'), { state, by: rosa })).toEqual({ code: 'already-exists' });
	const changed = accepted(say('questions', 'One more.'), { state, by: rosa });
	expect(only('signature', changed)).toMatchObject({ id: signatureId, revision: 1 });
});

test('[VE9] a client cannot make an acknowledgement by itself', () => {
	const state = testState({ version: [testVersion()] });
	const facts = { actor: rosa, now: testAt, signer: testSigner() };
	const alone = () => decide(say('agree'), state, facts);
	expect(alone).toThrow('only the server');
});

describe('[VE21] taking back an agreement', () => {
	const withdraw = (over: object = {}) =>
		({
			name: 'WithdrawAgreement',
			input: {
				signatureId: testId<SignatureId>(901),
				versionId,
				reason: 'It is too much.',
				...over
			}
		}) as const;
	const agreed = testSignature();
	const given = { by: rosa, state: testState({ version: [testVersion()], signature: [agreed] }) };

	test('[VE21] is a signature of its own; the agreement stays, and may be given again', () => {
		const made = accepted(withdraw(), given);
		const signature = only('signature', made);
		expect(signature).toMatchObject({ meaning: 'withdrawn', statement: 'It is too much.' });
		expect(made.map(({ kind }) => kind)).toEqual(['signature']);
		const state = after(given.state, made);
		expect(state.signature.get(agreed.id)).toEqual(agreed);
		const again = { signatureId: testId<SignatureId>(902), versionId, meaning: 'agree' } as const;
		const command = { name: 'AcknowledgeVersion', input: { ...again, statement: '' } } as const;
		expect(accepted(command, { by: rosa, state })).toHaveLength(1);
	});

	test('[VE21] on an earlier version too', () => {
		const newer = testVersion({ id: testId<VersionId>(801), number: 2 });
		const version = [testVersion(), newer];
		const state = testState({ version, signature: [agreed] });
		expect(accepted(withdraw(), { by: rosa, state })).toHaveLength(1);
	});

	test('[VE21] not without a reason, not what was never given, not twice', () => {
		expect(refused(withdraw({ reason: ' ' }), given)).toMatchObject({ field: 'reason' });
		const never = testState({ version: [testVersion()] });
		const code = 'nothing-to-withdraw';
		expect(refused(withdraw(), { by: rosa, state: never })).toEqual({ code, standing: null });
		const state = after(given.state, accepted(withdraw(), given));
		const twice = withdraw({ signatureId: testId(903) });
		expect(refused(twice, { by: rosa, state })).toEqual({ code, standing: 'withdrawn' });
		expect(refused(withdraw({ versionId: testId(899) }), given)).toEqual({ code: 'not-found' });
	});
});
