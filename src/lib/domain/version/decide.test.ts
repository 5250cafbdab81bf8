import { expect, test } from 'vitest';
import { decide } from '../decide.ts';
import type { AmendmentId, SignatureId, ThreadId, VersionId } from '../ids.ts';
import { accepted, after, only, refused } from '../test-decide.ts';
import {
	amara,
	earlierAt,
	goalId,
	ines,
	rosa,
	testAt,
	testFacts,
	testGoal,
	testHash,
	testId,
	testMember,
	testPlan,
	testSignature,
	testSigner,
	testSigning,
	testState,
	testThread,
	testTreatment,
	testVersion,
	versionId,
	type TestParts
} from '../test-plan.ts';
import { testAmendment, testDenial } from '../amendment/test-amendments.ts';
import { signatureText } from './signature-text.ts';

const hash = testSigning().contentHash;
const signatureId = testId<SignatureId>(901);
const newId = testId<VersionId>(801);
const sign = {
	name: 'SignVersion',
	input: {
		versionId: newId,
		signatureId,
		reviewedContentHash: hash,
		statement: ' As agreed. ',
		warnings: [],
		settles: []
	}
} as const;
const ready = (over: TestParts = {}) =>
	testState({
		goal: [testGoal()],
		treatment: [testTreatment({ status: 'chosen', goalId })],
		...over
	});
const say = (meaning: 'reviewed' | 'agree' | 'questions', statement = '') =>
	({
		name: 'AcknowledgeVersion',
		input: { signatureId, versionId, meaning, statement }
	}) as const;

test.each([undefined, testSigner({ isProved: false })])(
	'[VE1] without the password proved in the session nothing is signed and nothing answered',
	(signer) => {
		const unproved = { ok: false, error: { code: 'reauthentication-required' } };
		const signing = testSigning();
		const facts = { now: testAt, hashSignature: testHash, signing, signer };
		expect(decide(sign, ready(), { ...facts, actor: amara })).toEqual(unproved);
		const state = testState({ version: [testVersion()] });
		expect(decide(say('agree'), state, { ...facts, actor: rosa })).toEqual(unproved);
		const agreed = testState({ version: [testVersion()], signature: [testSignature()] });
		const input = { signatureId, versionId, reason: 'It is too much.' };
		const withdraw = { name: 'WithdrawAgreement', input } as const;
		expect(decide(withdraw, agreed, { ...facts, actor: rosa })).toEqual(unproved);
	}
);

test('[VE1] [VE15] a later signature of the session says that the password was not asked again', () => {
	const state = testState({ version: [testVersion()] });
	const signer = testSigner({ factors: ['session'], timeZone: 'UTC', utcOffset: '+00:00' });
	const facts = { ...testFacts(rosa), signer };
	const decision = decide(say('agree'), state, facts);
	const signature = only('signature', decision.ok ? decision.value : []);
	expect(signature.circumstances).toEqual({
		deputyFor: null,
		factors: ['session'],
		timeZone: 'UTC',
		utcOffset: '+00:00'
	});
	expect(signature.hash).toContain('"factors":["session"]');
});

test('[CT11] [VE15] who stands in signs as deputy, before and after as themselves', () => {
	const away = { for: amara.id, name: amara.name, namedBy: amara.id, namedAt: earlierAt };
	const signedBy = (from: string, until: string) => {
		const deputy = { ...away, from, until, endsPlace: true };
		const member = [testMember(rosa), testMember(amara), testMember(ines, { deputy })];
		const changes = accepted(sign, { state: ready({ member }), by: ines, signing: testSigning() });
		return only('signature', changes).circumstances?.deputyFor;
	};
	const later = '2026-12-22T10:00:00.000Z';
	expect(signedBy(earlierAt, later)).toEqual({ userId: amara.id, name: amara.name });
	expect(signedBy(earlierAt, testAt)).toBeNull();
	expect(signedBy(later, '2027-01-22T10:00:00.000Z')).toBeNull();
});

test('[VE22] [AM9] a version names what it puts right, by version and by id', () => {
	const first = testVersion();
	const second = testVersion({ id: testId(802), number: 2, contentHash: 'e'.repeat(64) });
	const taken = { kind: 'accepted', reason: '', at: testAt, by: amara.id } as const;
	const asked = (id: number, version = first) =>
		testAmendment({ id: testId(id), versionId: version.id, decision: taken });
	const amendment = [asked(961), asked(960), asked(962, second), testDenial({ id: testId(963) })];
	const state = ready({ version: [second, first], amendment });
	const settle = (...ids: readonly number[]) =>
		({
			...sign,
			input: { ...sign.input, settles: ids.map((id) => testId<AmendmentId>(id)) }
		}) as const;
	const given = { state, by: amara, signing: testSigning() };
	const changes = accepted(settle(962, 961, 960), given);
	expect(only('version', changes).amends).toEqual([
		{ versionNumber: 1, contentHash: first.contentHash, requestIds: [testId(960), testId(961)] },
		{ versionNumber: 2, contentHash: second.contentHash, requestIds: [testId(962)] }
	]);
	expect(only('signature', changes).hash).toContain(`"requestIds":["${testId(962)}"]`);
	for (const wrong of [963, 964])
		expect(refused(settle(960, wrong), given)).toEqual({ code: 'amendment-not-accepted' });
	const settled = { ...given, state: after(state, changes) };
	const signing = testSigning({ contentHash: 'f'.repeat(64) });
	const again = settle(960);
	const next = { ...again, input: { ...again.input, versionId: testId<VersionId>(803) } } as const;
	const input = { ...next.input, signatureId: testId<SignatureId>(904) };
	const repeated = { ...next, input: { ...input, reviewedContentHash: signing.contentHash } };
	expect(refused(repeated, { ...settled, signing })).toEqual({ code: 'amendment-not-accepted' });
});

test('[VE2] what moved since it was read is not signed', () => {
	const moved = testSigning({ contentHash: 'd'.repeat(64), whatMattersText: '' });
	const refusal = refused(sign, { state: ready(), by: amara, signing: moved });
	expect(refusal).toEqual({ code: 'content-moved', contentHash: 'd'.repeat(64) });
});

test('[VE3] everything in the way is named, the oldest question first', () => {
	const late = testThread({ needsAnswer: true, startedAt: testAt });
	const early = testThread({ id: testId<ThreadId>(601), needsAnswer: true });
	const state = testState({
		thread: [
			late,
			early,
			testThread({ id: testId<ThreadId>(602), needsAnswer: true, status: 'resolved' }),
			testThread({ id: testId<ThreadId>(603) })
		],
		goal: [testGoal({ status: 'proposed' })],
		treatment: [testTreatment({ status: 'considering' })]
	});
	const signing = testSigning({ whatMattersText: ' \n' });
	expect(refused(sign, { state, by: amara, signing })).toEqual({
		code: 'blocked',
		blockers: [
			{ type: 'needs-answer', threadId: early.id },
			{ type: 'needs-answer', threadId: late.id },
			{ type: 'no-accepted-goal' },
			{ type: 'no-chosen-treatment' },
			{ type: 'nothing-matters-written' }
		]
	});
});

test('[VE3] a plan that is an emergency is not signed, and is once that is over', () => {
	const signing = testSigning();
	const marked = (urgency: 'emergency' | 'urgent') => ready({ plan: [testPlan({ urgency })] });
	expect(refused(sign, { state: marked('emergency'), by: amara, signing })).toEqual({
		code: 'blocked',
		blockers: [{ type: 'emergency' }]
	});
	const over = { state: marked('urgent'), by: amara, signing };
	expect(accepted(sign, over).some(({ kind }) => kind === 'version')).toBe(true);
});

test.each(['chosen', 'active'] as const)('[VE3] a treatment that is %s is a decision', (status) => {
	const state = ready({ treatment: [testTreatment({ status, goalId })] });
	expect(accepted(sign, { state, by: amara, signing: testSigning() })).toHaveLength(2);
});

test.each([
	['accepted', 2],
	['completed', 2],
	['proposed', 0],
	['cancelled', 0]
] as const)('[VE3] a goal that is %s: %i changes', (status, changes) => {
	const state = ready({ goal: [testGoal({ status })] });
	const facts = { ...testFacts(amara), signing: testSigning() };
	const decision = decide(sign, state, facts);
	expect(decision.ok ? decision.value.length : 0).toBe(changes);
	if (decision.ok) return;
	expect(decision.error).toEqual({ code: 'blocked', blockers: [{ type: 'no-accepted-goal' }] });
});

test('[VE4] [VE15] a signature freezes the content and binds everything', () => {
	const changes = accepted(sign, { state: ready(), by: amara, signing: testSigning() });
	expect(only('version', changes)).toEqual({
		id: newId,
		revision: 1,
		number: 1,
		seq: 41,
		contentHash: hash,
		careSessionId: null,
		amends: [],
		signedAt: testAt,
		signedBy: amara.id
	});
	const bound = {
		planId: testPlan().id,
		versionNumber: 1,
		contentHash: hash,
		meaning: 'author',
		userId: amara.id,
		name: amara.name,
		role: amara.role,
		statement: 'As agreed.',
		warnings: [],
		signedAt: testAt,
		amends: [],
		circumstances: {
			deputyFor: null,
			factors: ['session', 'password'],
			timeZone: 'Europe/Stockholm',
			utcOffset: '+01:00'
		}
	} as const;
	expect(only('signature', changes)).toEqual({
		id: signatureId,
		revision: 1,
		versionId: newId,
		userId: amara.id,
		name: amara.name,
		role: amara.role,
		meaning: 'author',
		statement: 'As agreed.',
		warnings: [],
		signedAt: testAt,
		circumstances: bound.circumstances,
		hash: testHash(signatureText(bound))
	});
});

test('[VE4] versions are counted; a draft becomes active, another plan stays as it is', () => {
	const version = [testVersion(), testVersion({ id: testId<VersionId>(802), number: 2 })];
	const given = { by: amara, signing: testSigning() };
	const third = accepted(sign, { state: ready({ version }), ...given });
	expect(only('version', third).number).toBe(3);
	expect(third.map(({ kind }) => kind)).toEqual(['version', 'signature']);
	const draft = ready({ plan: [testPlan({ status: 'draft' })] });
	const first = accepted(sign, { state: draft, ...given });
	expect(only('plan', first)).toEqual(
		testPlan({ status: 'active', revision: 4, statusSince: testAt, statusBy: amara.id })
	);
	const held = ready({ plan: [testPlan({ status: 'on-hold' })] });
	expect(accepted(sign, { state: held, ...given })).toHaveLength(2);
});

test('[VE5] [CP4] the same content, or an id that is taken, is not signed again', () => {
	const given = { by: amara, signing: testSigning() };
	const same = ready({ version: [testVersion({ contentHash: hash })] });
	expect(refused(sign, { state: same, ...given })).toEqual({ code: 'already-exists' });
	const taken = ready({ version: [testVersion({ id: newId })] });
	expect(refused(sign, { state: taken, ...given })).toEqual({ code: 'already-exists' });
	const used = ready({ signature: [testSignature({ id: signatureId })] });
	expect(refused(sign, { state: used, ...given })).toEqual({ code: 'already-exists' });
});
