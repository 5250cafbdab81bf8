import { expect, test } from 'vitest';
import { decide } from '../decide.ts';
import { accepted, only, refused } from '../test-decide.ts';
import {
	amara,
	maria,
	rosa,
	testAt,
	testFacts,
	testId,
	testState,
	testVersion,
	versionId
} from '../test-plan.ts';
import { amendmentId, testAmendment, testDenial } from './test-amendments.ts';
import type { AmendmentSubject } from './amendment.ts';
import { amendmentsFor, amendmentsToMake, settlingVersion } from './policy.ts';
import { testSigned } from './test-signed.ts';

const version = [testVersion()];
const passage = (quote: string) => ({ type: 'passage', document: 'story', quote }) as const;
const ask = (about: AmendmentSubject, request = ' It came back in May. ') =>
	({ name: 'RequestAmendment', input: { amendmentId, versionId, about, request } }) as const;
const answer = (kind: 'accepted' | 'denied', reason: string) =>
	({ name: 'DecideAmendment', input: { amendmentId, kind, reason } }) as const;

/** What comes of a request that the server decides, knowing the version. */
function asked(about: AmendmentSubject, request?: string) {
	const facts = { ...testFacts(rosa), signed: testSigned() };
	return decide(ask(about, request), testState({ version }), facts);
}

test('[AM1] [AM3] a request is kept as it was made, with who and when', () => {
	const about = passage('The leg pain came back in June.');
	const made = asked(about);
	expect(only('amendment', made.ok ? made.value : [])).toEqual({
		id: amendmentId,
		revision: 1,
		versionId,
		about,
		request: 'It came back in May.',
		askedAt: testAt,
		askedBy: rosa.id,
		decision: null,
		disagreement: null,
		reply: null
	});
	const taken = { state: testState({ version, amendment: [testAmendment()] }), by: rosa };
	expect(refused(ask({ type: 'version' }), taken)).toEqual({ code: 'already-exists' });
});

test.each([
	[{ type: 'version' }],
	[passage('')],
	[passage('The leg  pain\ncame back')],
	[passage('March 2025. The leg')],
	[{ type: 'item', kind: 'goal', id: testId<string>(500), name: 'Walk' }],
	[{ type: 'item', kind: 'treatment', id: testId<string>(301), name: 'Gabapentin' }],
	[{ type: 'item', kind: 'record', id: testId<string>(1010), name: 'Diabetes' }]
] as const)('[AM2] the version holds %j', (about) => {
	expect(asked(about).ok).toBe(true);
});

test.each([
	[passage('The arm pain'), 'quote', 'not-there'],
	[{ type: 'item', kind: 'goal', id: testId<string>(509), name: 'Fly' }, 'about', 'not-there'],
	[{ type: 'item', kind: 'record', id: testId<string>(500), name: 'A goal' }, 'about', 'not-there'],
	[{ type: 'item', kind: 'record', id: testId<string>(1010), name: ' ' }, 'about', 'empty']
] as const)('[AM2] the version does not hold %j', (about, field, problem) => {
	expect(asked(about)).toEqual({ ok: false, error: { code: 'invalid-input', field, problem } });
});

test('[AM2] what goals and treatments are called is what the version says, not who asks', () => {
	const { goals, treatments } = testSigned().content;
	const named = (kind: 'goal' | 'treatment', id: string) => {
		const made = asked({ type: 'item', kind, id, name: 'Opioids for everybody' });
		return only('amendment', made.ok ? made.value : []).about;
	};
	for (const { id, text: name } of goals) expect(named('goal', id)).toMatchObject({ id, name });
	for (const { id, name } of treatments) expect(named('treatment', id)).toMatchObject({ id, name });
	expect(goals.length * treatments.length).toBeGreaterThan(0);
});

test.each([
	[' ', 'empty'],
	['x'.repeat(2_001), 'too-long']
])('[AM3] something is asked, in so many words', (request, problem) => {
	expect(asked({ type: 'version' }, request)).toMatchObject({
		error: { field: 'request', problem }
	});
});

test('[AM1] what was never signed cannot be asked about', () => {
	const facts = { ...testFacts(rosa), signed: testSigned() };
	const decision = decide(ask({ type: 'version' }), testState(), facts);
	expect(decision).toEqual({ ok: false, error: { code: 'not-found' } });
});

test('[AM2] a client cannot say by itself what a version holds', () => {
	const given = { state: testState({ version }), by: rosa };
	expect(refused(ask({ type: 'version' }), given)).toEqual({ code: 'not-found' });
});

test('[AM5] accepted with or without a reason, denied only with one', () => {
	const given = { state: testState({ version, amendment: [testAmendment()] }), by: amara };
	const yes = only('amendment', accepted(answer('accepted', ''), given));
	const by = { at: testAt, by: amara.id };
	expect(yes).toEqual(
		testAmendment({ revision: 2, decision: { kind: 'accepted', reason: '', ...by } })
	);
	const no = only('amendment', accepted(answer('denied', ' Your diary says June. '), given));
	expect(no).toEqual(testDenial());
	expect(refused(answer('denied', ' '), given)).toEqual({ code: 'reason-needed' });
	expect(refused(answer('accepted', 'x'.repeat(2_001)), given)).toMatchObject({
		field: 'reason',
		problem: 'too-long'
	});
});

test('[AM5] the second answer learns of the first', () => {
	const current = testDenial();
	const given = { state: testState({ version, amendment: [current] }), by: maria };
	expect(refused(answer('accepted', ''), given)).toEqual({ code: 'amendment-decided', current });
});

test('[AM6] [AM7] statement and reply, each once and in that order', () => {
	const state = (amendment = testDenial()) => testState({ version, amendment: [amendment] });
	const say = (statement: string) =>
		({ name: 'StateDisagreement', input: { amendmentId, statement } }) as const;
	const reply = { name: 'ReplyToDisagreement', input: { amendmentId, reply: 'Noted.' } } as const;
	const given = { by: rosa, state: state() };
	const stated = only('amendment', accepted(say(' It was May. '), given));
	const disagreement = { text: 'It was May.', at: testAt, by: rosa.id };
	expect(stated).toEqual(testDenial({ revision: 3, disagreement }));
	expect(refused(say(' '), given)).toMatchObject({ field: 'statement', problem: 'empty' });
	expect(refused(say('Again.'), { by: rosa, state: state(stated) })).toEqual({
		code: 'already-exists'
	});
	expect(refused(say('No.'), { by: rosa, state: state(testAmendment()) })).toEqual({
		code: 'amendment-not-denied'
	});
	expect(refused(reply, { by: amara, state: state() })).toEqual({ code: 'amendment-not-denied' });
	const replied = only('amendment', accepted(reply, { by: amara, state: state(stated) }));
	expect(replied).toMatchObject({ revision: 4, reply: { text: 'Noted.', by: amara.id } });
	expect(refused(reply, { by: amara, state: state(replied) })).toEqual({ code: 'already-exists' });
});

test('[AM4] [AM9] what waits for whom, and what is to be put right', () => {
	const taken = { kind: 'accepted', reason: '', at: testAt, by: amara.id } as const;
	const open = testAmendment({ id: testId(951), about: { type: 'version' } });
	const toMake = testAmendment({ id: testId(952), decision: taken });
	const made = testAmendment({ id: testId(953), decision: taken });
	const contentHash = testVersion().contentHash;
	const amends = [{ versionNumber: 1, contentHash, requestIds: [made.id] }];
	const second = testVersion({ id: testId(802), number: 2, amends });
	const state = testState({
		version: [...version, second],
		amendment: [testAmendment(), open, toMake, made, testDenial({ id: testId(954) })]
	});
	const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
	expect(idsOf(amendmentsFor(amara, state))).toEqual([amendmentId, open.id]);
	expect(idsOf(amendmentsFor(maria, state))).toEqual([amendmentId]);
	expect(amendmentsFor(rosa, state)).toEqual([]);
	expect(idsOf(amendmentsToMake(state))).toEqual([toMake.id]);
	expect(settlingVersion(state, made.id)?.number).toBe(2);
});
