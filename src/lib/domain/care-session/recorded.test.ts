import { expect, test } from 'vitest';
import type { Change, PlanState } from '../change.ts';
import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import type { Facts } from '../decision.ts';
import { testRecord } from '../record/test-records.ts';
import { after, only, refused } from '../test-decide.ts';
import {
	amara,
	earlierAt,
	goalId,
	maria,
	rosa,
	testComment,
	testFacts,
	testGoal,
	testId,
	testState,
	testThread,
	testTreatment,
	threadId,
	tomas,
	treatmentId
} from '../test-plan.ts';
import { minutesLong, minutesOf } from './minutes.ts';
import { isWithoutPatient, sessionSince } from './open-session.ts';
import type { SessionDecision } from './session-decision.ts';
import {
	endedSession,
	itemId,
	sessionId,
	testAttendee,
	testDecision,
	testItem,
	testSession
} from './test-sessions.ts';

const opId = testId<NonNullable<Facts['opId']>>(1300);
const causeId = testId<never>(410);
const state = testState({
	careSession: [testSession({ currentItemId: testId(1110) })],
	agendaItem: [
		testItem({ id: testId(1110) }),
		testItem({ subject: { type: 'treatment', treatmentId } })
	],
	treatment: [testTreatment()],
	goal: [testGoal()],
	thread: [testThread()],
	comment: [testComment()],
	record: [
		testRecord('cause', {
			head: { id: causeId },
			details: { catalogueId: '', name: 'Scar tissue', status: 'open', statusReason: '' }
		})
	]
});

function changesOf(
	command: Command,
	within: PlanState,
	facts: Partial<Facts> & { by: typeof rosa }
) {
	const { by, ...over } = facts;
	const decision = decide(command, within, { ...testFacts(by), opId, ...over });
	if (!decision.ok) throw new Error(JSON.stringify(decision.error));
	return decision.value;
}

function lineOf(changes: readonly Change[]): SessionDecision {
	return only('decision', changes);
}

const choose: Command = {
	name: 'SetTreatmentStatus',
	input: { treatmentId, expectedRevision: 4, to: 'chosen', reason: '' }
};

test('[CS13] a treatment chosen in a session is a line of its minutes, with the change itself', () => {
	const changes = changesOf(choose, state, { by: amara });
	expect(changes.map(({ kind }) => kind)).toEqual(['treatment', 'decision', 'agendaItem']);
	expect(lineOf(changes)).toEqual({
		id: opId,
		revision: 1,
		careSessionId: sessionId,
		agendaItemId: itemId,
		type: 'decided',
		outcome: {
			type: 'treatment-status',
			id: treatmentId,
			name: 'TENS trial at home',
			status: 'chosen',
			reason: ''
		},
		text: '',
		at: testFacts(amara).now,
		by: amara.id,
		present: [amara.id, maria.id, rosa.id],
		enteredInErrorAt: null
	});
});

const decided: readonly [string, Command, typeof rosa, object][] = [
	[
		'assigned, with a review',
		{
			name: 'ReviseTreatment',
			input: {
				treatmentId,
				expectedRevision: 4,
				before: { whoDoes: '', reviewOn: null, why: testTreatment().why },
				after: { whoDoes: 'Rosa, each evening', reviewOn: '2026-12-20', why: 'Because.' }
			}
		},
		maria,
		{
			type: 'treatment-details',
			fields: [
				{ field: 'whoDoes', value: 'Rosa, each evening' },
				{ field: 'reviewOn', value: '2026-12-20' }
			]
		}
	],
	[
		'answered',
		{
			name: 'RespondToTreatment',
			input: {
				responseId: testId(401),
				treatmentId,
				kind: 'decline',
				reason: 'Too much.',
				detailsRevision: 2
			}
		},
		rosa,
		{ type: 'answer', kind: 'decline', reason: 'Too much.', name: 'TENS trial at home' }
	],
	[
		'a goal reached',
		{
			name: 'SetGoalStatus',
			input: { goalId, expectedRevision: 2, to: 'completed', reason: '' }
		},
		rosa,
		{ type: 'goal-status', status: 'completed', text: 'Walk to the park and back' }
	],
	[
		'a cause decided',
		{
			name: 'ReviseRecord',
			input: {
				recordId: causeId,
				expectedRevision: 1,
				before: { status: 'open', statusReason: '' },
				after: { status: 'refuted', statusReason: 'The scan is clear.' }
			}
		},
		amara,
		{ type: 'cause-status', status: 'refuted', name: 'Scar tissue', reason: 'The scan is clear.' }
	],
	[
		'the urgency',
		{
			name: 'SetUrgency',
			input: {
				expectedRevision: 3,
				urgency: 'soon',
				reason: 'Walking is harder.',
				owner: null,
				reviewOn: '2026-12-01'
			}
		},
		maria,
		{ type: 'urgency', urgency: 'soon', reason: 'Walking is harder.' }
	],
	[
		'a question settled',
		{ name: 'ResolveThread', input: { threadId, expectedRevision: 2 } },
		rosa,
		{ type: 'thread-resolved', id: threadId, text: testComment().text }
	]
];

test.each(decided)('[CS13] %s', (_title, command, by, outcome) => {
	expect(lineOf(changesOf(command, state, { by })).outcome).toMatchObject(outcome);
});

test('[CS13] nothing is recorded outside a session, by who is not in it, or of what decides nothing', () => {
	const kinds = (changes: readonly Change[]) => changes.map(({ kind }) => kind);
	const before = { ...state, careSession: new Map() };
	expect(kinds(changesOf(choose, before, { by: amara }))).toEqual(['treatment']);
	const answer: Command = {
		name: 'RespondToTreatment',
		input: { responseId: testId(402), treatmentId, kind: 'accept', reason: '', detailsRevision: 2 }
	};
	expect(kinds(changesOf(answer, state, { by: tomas }))).toEqual(['response']);
	const why: Command = {
		name: 'ReviseTreatment',
		input: {
			treatmentId,
			expectedRevision: 4,
			before: { why: testTreatment().why },
			after: { why: 'Because.' }
		}
	};
	expect(kinds(changesOf(why, state, { by: amara }))).toEqual(['treatment']);
	const decision = decide(choose, state, testFacts(amara));
	expect(decision.ok && kinds(decision.value)).toEqual(['treatment']);
});

test('[CS13] what a change decided is not taken back as a line', () => {
	const made = after(state, changesOf(choose, state, { by: amara }));
	const back: Command = {
		name: 'RetractDecision',
		input: { decisionId: testId(1300), expectedRevision: 1 }
	};
	expect(refused(back, { state: made, by: amara }).code).toBe('forbidden');
});

test('[CS13] without an item about it, it belongs to the one in hand', () => {
	const goal: Command = {
		name: 'SetGoalStatus',
		input: { goalId, expectedRevision: 2, to: 'completed', reason: '' }
	};
	expect(lineOf(changesOf(goal, state, { by: rosa })).agendaItemId).toBe(testId(1110));
});

test('[CS14] present is whose line is up, and who is in the room', () => {
	const attendees = [
		testAttendee(amara),
		testAttendee(maria),
		testAttendee(tomas, { leftAt: earlierAt }),
		testAttendee(rosa, { seat: 'in-the-room' })
	];
	const within = { ...state, careSession: new Map([[sessionId, testSession({ attendees })]]) };
	const presentWith = (connected?: Facts['connected']) =>
		lineOf(changesOf(choose, within, { by: amara, ...(connected ? { connected } : {}) })).present;
	expect(presentWith([])).toEqual([amara.id, rosa.id]);
	expect(presentWith([maria.id, tomas.id])).toEqual([amara.id, maria.id, rosa.id]);
	expect(presentWith()).toEqual([amara.id, maria.id, rosa.id]);
});

test('[CS17] the minutes are what was decided, what stays open, and what was noted', () => {
	const session = endedSession({ leftOpen: [itemId], endedAt: '2026-11-20T09:31:30.000Z' });
	const line = (number: number, over: Partial<SessionDecision>) =>
		testDecision({ id: testId(number), ...over });
	const held = testState({
		careSession: [session],
		agendaItem: [testItem()],
		decision: [
			line(1202, { type: 'decided', at: '2026-11-20T09:20:00.000Z' }),
			line(1203, { type: 'decided', at: '2026-11-20T09:10:00.000Z' }),
			line(1204, { type: 'open-point' }),
			line(1205, { enteredInErrorAt: earlierAt, text: '' }),
			line(1206, {}),
			line(1207, { careSessionId: testId(1001) })
		]
	});
	const { decided: all, openPoints, notes, leftOpen } = minutesOf(session, held);
	const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
	expect(ids(all)).toEqual([testId(1203), testId(1202)]);
	expect([ids(openPoints), ids(notes), ids(leftOpen)]).toEqual([
		[testId(1204)],
		[testId(1206)],
		[itemId]
	]);
	expect(minutesLong(session, earlierAt)).toBe(31);
	expect(minutesLong(testSession(), '2026-11-20T09:05:00.000Z')).toBe(5);
});

test('[CS17] a session that the patient was never in is one without the patient', () => {
	const left = testAttendee(rosa, { leftAt: earlierAt });
	expect(isWithoutPatient({ attendees: [testAttendee(amara), left] })).toBe(false);
	expect(isWithoutPatient({ attendees: [testAttendee(amara), testAttendee(maria)] })).toBe(true);
});

test('[CS18] a version names the session that it came out of', () => {
	const within = (...sessions: readonly ReturnType<typeof testSession>[]) =>
		testState({ careSession: sessions });
	const later = { signedAt: '2026-11-21T09:00:00.000Z' };
	expect(sessionSince(within(), undefined)).toBeNull();
	expect(sessionSince(within(endedSession()), undefined)).toBe(sessionId);
	expect(sessionSince(within(endedSession()), later)).toBeNull();
	expect(sessionSince(within(endedSession({ endedAt: '2026-11-21T10:00:00.000Z' })), later)).toBe(
		sessionId
	);
	expect(sessionSince(within(testSession()), later)).toBe(sessionId);
});
