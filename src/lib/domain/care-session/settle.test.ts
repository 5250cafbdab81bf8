import { describe, expect, test } from 'vitest';
import type { PlanState } from '../change.ts';
import type { Command } from '../command.ts';
import { accepted, after, only } from '../test-decide.ts';
import {
	amara,
	maria,
	rosa,
	testAt,
	testComment,
	testId,
	testState,
	testThread,
	testTreatment,
	threadId,
	treatmentId
} from '../test-plan.ts';
import type { AgendaSubject } from './agenda-item.ts';
import { agendaOf } from './agenda.ts';
import type { Outcome } from './session-decision.ts';
import { decisionsOn, settles } from './settle.ts';
import {
	decisionId,
	endedSession,
	itemId,
	sessionId,
	testDecision,
	testItem,
	testSession
} from './test-sessions.ts';

const today = testAt.slice(0, 10);
const question: AgendaSubject = { type: 'thread', threadId };
const causeId = testId<never>(410);

function meeting(subject: AgendaSubject): PlanState {
	return testState({
		careSession: [testSession({ currentItemId: itemId })],
		agendaItem: [testItem({ subject })],
		thread: [testThread({ needsAnswer: true })],
		comment: [testComment()],
		treatment: [testTreatment()]
	});
}

function record(type: 'decided' | 'open-point' | 'note'): Command {
	return {
		name: 'RecordDecision',
		input: { decisionId, sessionId, itemId, type, text: 'She starts with ten minutes.' }
	};
}

test('[CS20] a decision in words settles the item it is on, and the item says it', () => {
	const state = meeting({ type: 'other' });
	const changes = accepted(record('decided'), { state, by: maria });
	expect(only('agendaItem', changes)).toMatchObject({
		status: 'settled',
		statusAt: testAt,
		careSessionId: sessionId,
		revision: 3
	});
	const texts = decisionsOn({ id: itemId }, after(state, changes)).map(({ text }) => text);
	expect(texts).toEqual(['She starts with ten minutes.']);
});

test('[CS20] a note and an open point settle nothing, nor is what matters settled by a decision', () => {
	for (const type of ['note', 'open-point'] as const) {
		const changes = accepted(record(type), { state: meeting({ type: 'other' }), by: maria });
		expect(changes.map(({ kind }) => kind)).toEqual(['decision']);
	}
	const changes = accepted(record('decided'), { state: meeting({ type: 'matters' }), by: amara });
	expect(changes.map(({ kind }) => kind)).toEqual(['decision']);
});

test('[CS20] a line that is taken back opens the item that it settled, and no other', () => {
	const state = meeting({ type: 'other' });
	const made = after(state, accepted(record('decided'), { state, by: maria }));
	const back: Command = { name: 'RetractDecision', input: { decisionId, expectedRevision: 1 } };
	const opened = accepted(back, { state: made, by: amara });
	expect(only('agendaItem', opened)).toMatchObject({ status: 'open', careSessionId: null });
	const earlier = testItem({ status: 'settled', careSessionId: sessionId });
	const kept = { ...made, agendaItem: new Map([[itemId, earlier]]) };
	expect(accepted(back, { state: kept, by: amara }).map(({ kind }) => kind)).toEqual(['decision']);
});

test('[CS20] taking back one of two decisions leaves the item settled, taking back both opens it', () => {
	const later = testDecision({
		id: testId(1201),
		type: 'decided',
		agendaItemId: itemId,
		at: '2026-11-30T09:00:00.000Z'
	});
	const first = { ...later, id: decisionId, at: testAt };
	const settled = testItem({ status: 'settled', statusAt: testAt, careSessionId: sessionId });
	const state = { ...meeting({ type: 'other' }), agendaItem: new Map([[itemId, settled]]) };
	const both = { ...state, decision: new Map([first, later].map((one) => [one.id, one])) };
	const back = ({ id }: typeof first): Command => ({
		name: 'RetractDecision',
		input: { decisionId: id, expectedRevision: 1 }
	});
	const once = accepted(back(first), { state: both, by: amara });
	expect(only('agendaItem', once)).toMatchObject({ status: 'settled', statusAt: later.at });
	const twice = accepted(back(later), { state: after(both, once), by: amara });
	expect(only('agendaItem', twice)).toMatchObject({ status: 'open', careSessionId: null });
});

const chosen = { type: 'treatment-status', id: treatmentId, name: 'TENS', reason: '' } as const;
const details = { type: 'treatment-details', id: treatmentId, name: 'TENS' } as const;
const review = { field: 'reviewOn', value: '2026-12-20' } as const;
const cause = { type: 'cause-status', id: causeId, name: 'Scar', reason: '' } as const;
const onTreatment: AgendaSubject = { type: 'treatment', treatmentId };
const onReview: AgendaSubject = { type: 'review', treatmentId };
const onCause: AgendaSubject = { type: 'cause', causeId };

test.each<readonly [string, Outcome, AgendaSubject, boolean]>([
	['chosen', { ...chosen, status: 'chosen' }, onTreatment, true],
	['set aside', { ...chosen, status: 'set-aside' }, onTreatment, true],
	['only considered', { ...chosen, status: 'considering' }, onTreatment, false],
	['another one', { ...chosen, id: testId(999), status: 'chosen' }, onTreatment, false],
	['given a new review', { ...details, fields: [review] }, onReview, true],
	['without a review', { ...details, fields: [{ ...review, value: '' }] }, onReview, false],
	['stopped', { ...chosen, status: 'stopped' }, onReview, true],
	['ruled out', { ...cause, status: 'refuted' }, onCause, true],
	['still supported', { ...cause, status: 'supported' }, onCause, false],
	['resolved', { type: 'thread-resolved', id: threadId, text: '' }, question, true],
	['about something else', { ...chosen, status: 'chosen' }, { type: 'other' }, false]
])('[CS20] [CS13] %s', (_title, outcome, subject, isSettling) => {
	expect(settles(outcome, { subject })).toBe(isSettling);
});

describe('[CS20] after the session a question that was decided in words', () => {
	const decided = testDecision({ type: 'decided', agendaItemId: itemId, at: testAt });
	const held = (over: Partial<typeof decided>, wroteAt: string) =>
		testState({
			careSession: [endedSession()],
			agendaItem: [testItem({ subject: question, status: 'settled', careSessionId: sessionId })],
			decision: [{ ...decided, ...over }],
			thread: [testThread({ needsAnswer: true })],
			comment: [testComment({ writtenAt: wroteAt, writtenBy: rosa.id })]
		});
	const before = '2026-11-20T08:00:00.000Z';

	test('is not asked again', () => {
		expect(agendaOf(held({}, before), today)).toEqual([]);
	});

	test('is, where only something else was decided while it was in hand', () => {
		const outcome: Outcome = { type: 'urgency', urgency: 'urgent', reason: 'Worse' };
		expect(agendaOf(held({ outcome, text: '' }, before), today)).toHaveLength(1);
	});

	test('is, once somebody has written in it, or the line was taken back', () => {
		expect(agendaOf(held({}, '2026-11-30T08:00:00.000Z'), today)).toHaveLength(1);
		expect(agendaOf(held({ enteredInErrorAt: testAt }, before), today)).toHaveLength(1);
		expect(agendaOf(held({ type: 'note' }, before), today)).toHaveLength(1);
	});
});
