import { expect, test } from 'vitest';
import type { Comment, Thread } from './discussion/discussion.ts';
import { toId } from './ids.ts';
import type { Treatment, TreatmentResponse } from './treatment/treatment.ts';
import { isAnswerAwaited, patientWord, questionFor } from './waiting.ts';

const rosa = { id: toId<'u' & never>('rosa'), role: 'patient' } as const;
const lindqvist = { id: toId<'u' & never>('lindqvist'), role: 'referring-doctor' } as const;
const okafor = { id: toId<'u' & never>('okafor'), role: 'pain-specialist' } as const;

const pool: Treatment = {
	id: toId('t1'),
	revision: 1,
	name: 'Pool exercise',
	kind: 'exercise',
	why: '',
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'never' },
	target: '',
	reviewOn: null,
	dosage: null,
	status: 'proposed',
	statusReason: '',
	statusAt: '2026-11-22T10:00:00Z',
	statusBy: okafor.id,
	proposedAt: '2026-11-20T10:00:00Z',
	proposedBy: okafor.id,
	detailsRevision: 1,
	gateReason: ''
};

function answered(detailsRevision: number): TreatmentResponse {
	return {
		id: toId('r1'),
		revision: 1,
		treatmentId: pool.id,
		userId: rosa.id,
		kind: 'accept',
		reason: '',
		respondedAt: '2026-11-22T11:00:00Z',
		detailsRevision
	};
}

test('[TR18] an offered treatment waits for everybody but its proposer and the specialist', () => {
	expect(isAnswerAwaited(rosa, pool, undefined)).toBe(true);
	expect(isAnswerAwaited(lindqvist, pool, undefined)).toBe(true);
	expect(isAnswerAwaited(okafor, pool, undefined)).toBe(false);
	expect(isAnswerAwaited(lindqvist, { ...pool, proposedBy: lindqvist.id }, undefined)).toBe(false);
	expect(isAnswerAwaited(rosa, pool, answered(1))).toBe(false);
});

test.each(['suggested', 'active', 'set-aside'] as const)(
	'[TR18] what is %s waits for no first answer',
	(status) => expect(isAnswerAwaited(rosa, { ...pool, status }, undefined)).toBe(false)
);

test('[TR21] whoever answered is asked again after a rewording, also when it is chosen', () => {
	const reworded = { ...pool, detailsRevision: 2 };
	expect(isAnswerAwaited(rosa, reworded, answered(1))).toBe(true);
	expect(isAnswerAwaited(rosa, { ...reworded, status: 'chosen' }, answered(1))).toBe(true);
	expect(isAnswerAwaited(rosa, { ...reworded, status: 'chosen' }, answered(2))).toBe(false);
	expect(isAnswerAwaited(rosa, { ...reworded, status: 'active' }, answered(1))).toBe(false);
});

test('[TR28] a chosen treatment waits for whoever has not answered, and is no yes of the patient', () => {
	const chosen = { ...pool, status: 'chosen', statusBy: okafor.id } as const;
	expect(isAnswerAwaited(rosa, chosen, undefined)).toBe(true);
	expect(isAnswerAwaited(lindqvist, chosen, undefined)).toBe(true);
	expect(isAnswerAwaited(okafor, chosen, undefined)).toBe(false);
	const word = (own?: TreatmentResponse, other: Partial<Treatment> = {}) =>
		patientWord(rosa.id, { ...chosen, ...other }, own);
	expect(word()).toBe('awaited');
	expect(word(answered(1))).toBe('accept');
	expect(word(answered(1), { detailsRevision: 2 })).toBe('awaited');
	expect(word({ ...answered(1), kind: 'decline' })).toBe('decline');
	expect(word(undefined, { proposedBy: rosa.id })).toBe('accept');
	expect(word(undefined, { proposedBy: rosa.id, detailsRevision: 2 })).toBe('awaited');
});

const thread: Thread = {
	id: toId('th1'),
	revision: 1,
	anchor: { type: 'plan' },
	status: 'open',
	needsAnswer: true,
	startedAt: '2026-11-22T10:00:00Z',
	startedBy: okafor.id,
	resolvedAt: null,
	resolvedBy: null
};

function written(by: { readonly id: Comment['writtenBy'] }, minute: number): Comment {
	return {
		id: toId(`c${minute}`),
		revision: 1,
		threadId: thread.id,
		text: '',
		mentions: [],
		writtenAt: `2026-11-22T10:0${minute}:00Z`,
		writtenBy: by.id,
		enteredInErrorAt: null
	};
}

test('[U-8] a question waits until this person has written, in whatever order it is read', () => {
	const question = written(okafor, 1);
	expect(questionFor(rosa.id, thread, [question])?.id).toBe(question.id);
	expect(questionFor(okafor.id, thread, [question])).toBeNull();
	expect(questionFor(rosa.id, thread, [written(rosa, 2), question])).toBeNull();
	expect(questionFor(rosa.id, { ...thread, status: 'resolved' }, [question])).toBeNull();
	const forAnother = { ...question, mentions: [lindqvist.id] };
	expect(questionFor(rosa.id, thread, [forAnother])).toBeNull();
	expect(questionFor(lindqvist.id, { ...thread, needsAnswer: false }, [forAnother])).not.toBeNull();
});
