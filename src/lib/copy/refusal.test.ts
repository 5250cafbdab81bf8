import { expect, test } from 'vitest';
import type { CareSession } from '../domain/care-session/care-session.ts';
import { planStatuses } from '../domain/plan/plan.ts';
import { toId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import { testDenial } from '../domain/amendment/test-amendments.ts';
import { treatmentStatuses } from '../domain/treatment/treatment.ts';
import type { WireRefusal } from '../protocol/answer.ts';
import { refusalSentence } from './refusal.ts';

type AnyRefusal = Refusal | WireRefusal;
type Simple = Exclude<AnyRefusal['code'], 'stale' | 'moved-since'>;

const session: CareSession = {
	id: toId('session'),
	revision: 2,
	status: 'under-way',
	leadId: toId('lead'),
	startedAt: '2026-11-22T10:00:00.000Z',
	startedBy: toId('lead'),
	plannedMinutes: 30,
	currentItemId: null,
	attendees: [],
	endedAt: null,
	endedBy: null,
	leftOpen: []
};

const oneOfEach: { readonly [Code in Simple]: Extract<AnyRefusal, { readonly code: Code }> } = {
	'not-found': { code: 'not-found' },
	forbidden: { code: 'forbidden' },
	'invalid-input': { code: 'invalid-input', field: 'dosage.dose', problem: 'not-a-dose' },
	'plan-closed': { code: 'plan-closed', status: 'completed' },
	'wrong-status': { code: 'wrong-status', status: 'active' },
	'wrong-plan-status': { code: 'wrong-plan-status', status: 'on-hold' },
	'flags-open': { code: 'flags-open', checkIds: [toId('one')] },
	'last-of-role': { code: 'last-of-role', role: 'clinician' },
	'reason-needed': { code: 'reason-needed' },
	'dosage-incomplete': { code: 'dosage-incomplete', missing: ['route', 'frequency'] },
	gated: { code: 'gated', gates: ['pacemaker'], isFinal: false },
	'catalogue-not-accepted': { code: 'catalogue-not-accepted' },
	'already-exists': { code: 'already-exists' },
	'thread-resolved': { code: 'thread-resolved' },
	'care-session-ended': { code: 'care-session-ended', current: session },
	'care-session-under-way': { code: 'care-session-under-way', current: session },
	'not-leading': { code: 'not-leading', current: session },
	'not-attending': { code: 'not-attending' },
	'cannot-be-placed': { code: 'cannot-be-placed', parts: [0] },
	'suggestion-decided': { code: 'suggestion-decided' },
	'amendment-decided': { code: 'amendment-decided', current: testDenial() },
	'amendment-not-denied': { code: 'amendment-not-denied' },
	'amendment-not-accepted': { code: 'amendment-not-accepted' },
	'content-moved': { code: 'content-moved', contentHash: 'a'.repeat(64) },
	blocked: {
		code: 'blocked',
		blockers: [
			{ type: 'needs-answer', threadId: toId('one') },
			{ type: 'needs-answer', threadId: toId('two') }
		]
	},
	'warning-reason-needed': {
		code: 'warning-reason-needed',
		warnings: [{ type: 'cause-unanswered', ids: ['one'] }]
	},
	'nothing-to-withdraw': { code: 'nothing-to-withdraw', standing: null },
	'reauthentication-required': { code: 'reauthentication-required' },
	'version-superseded': { code: 'version-superseded', latest: 2 },
	'unknown-event': { code: 'unknown-event' },
	'session-ended': { code: 'session-ended' },
	'access-ended': { code: 'access-ended' },
	'too-many-requests': { code: 'too-many-requests' },
	'too-large': { code: 'too-large', limitBytes: 65_536 },
	'update-refused': { code: 'update-refused', problem: 'foreign client' },
	'out-of-step': { code: 'out-of-step' },
	'removes-most-text': { code: 'removes-most-text', lost: 700, of: 900 },
	'section-moved': { code: 'section-moved', document: 'story' },
	'text-full': { code: 'text-full', limitBytes: 2_097_152 },
	'outdated-client': { code: 'outdated-client' },
	unavailable: { code: 'unavailable' },
	'op-id-reused': { code: 'op-id-reused' }
};

test.each(Object.values(oneOfEach))('[U-11] "$code" is said in whole sentences', (refusal) => {
	const sentence = refusalSentence(refusal);
	expect(sentence).toMatch(/^[“A-Z].*[.]$/);
	expect(sentence).not.toMatch(/fail|error|invalid|undefined|\bnull\b|[{}]/i);
});

test.each(planStatuses)('[U-11] a plan that is %s says why it cannot be changed', (status) => {
	expect(refusalSentence({ code: 'plan-closed', status })).toMatch(/^This plan .*read it\.$/);
});

test.each(treatmentStatuses)('[U-11] a treatment that is %s says so in words', (status) => {
	expect(refusalSentence({ code: 'wrong-status', status })).not.toContain('entered-in-error');
});

test('[U-11] the missing parts of a dosage are named as on the form', () => {
	expect(refusalSentence(oneOfEach['dosage-incomplete'])).toContain('route, how often');
});

test('[U-11] a reason that holds twice is said once', () => {
	const sentence = refusalSentence(oneOfEach.blocked);
	expect(sentence.match(/needs an answer/g)).toHaveLength(1);
});

test('[U-11] a field that is too long or empty says which', () => {
	const sentence = (problem: string) =>
		refusalSentence({ code: 'invalid-input', field: 'why', problem });
	expect(sentence('too-long')).toContain('“Why this” is too long');
	expect(sentence('empty')).toContain('“Why this” is empty');
});
