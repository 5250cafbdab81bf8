import { expect, test } from 'vitest';
import type { Command } from '../command.ts';
import { accepted, after, only, refused } from '../test-decide.ts';
import {
	amara,
	ines,
	maria,
	rosa,
	testAt,
	testId,
	testMember,
	testPeople,
	testState,
	testThread,
	testTreatment,
	tomas
} from '../test-plan.ts';
import { agendaOf } from './agenda.ts';
import {
	decisionId,
	endedSession,
	itemId,
	sessionId,
	testAttendee,
	testDecision,
	testItem,
	testSession
} from './test-sessions.ts';

const today = testAt.slice(0, 10);
const meeting = testState({ careSession: [testSession()], agendaItem: [testItem()] });
const subject = { type: 'treatment', treatmentId: testTreatment().id } as const;
const start: Command = {
	name: 'StartCareSession',
	input: { sessionId, plannedMinutes: 30, agenda: [{ itemId: testId(1105), subject }] }
};

test('[CS3] a thing of the plan comes with its own words, once, and only if it is there', () => {
	const state = testState({ treatment: [testTreatment()] });
	const add = (over: object): Command => ({
		name: 'AddAgendaItem',
		input: { itemId, subject, text: 'other words', order: '', ...over }
	});
	const item = only('agendaItem', accepted(add({}), { state, by: rosa }));
	expect(item).toMatchObject({ text: 'TENS trial at home', status: 'open', addedBy: rosa.id });
	expect(item.order).toMatch(/^g/);
	const again = add({ itemId: testId(1106) });
	const with1 = after(state, accepted(add({}), { state, by: rosa }));
	expect(refused(again, { state: with1, by: maria })).toEqual({ code: 'already-exists' });
	const unknown = { subject: { type: 'thread', threadId: testId(999) } };
	expect(refused(add(unknown), { state, by: maria })).toMatchObject({ field: 'subject' });
	const matters = { subject: { type: 'matters' } };
	expect(refused(add(matters), { state, by: rosa })).toMatchObject({ field: 'subject' });
	const empty = { subject: { type: 'other' }, text: '  ' };
	expect(refused(add(empty), { state, by: rosa })).toMatchObject({ problem: 'empty' });
	expect(refused(add({ order: 'Z' }), { state, by: rosa })).toMatchObject({ field: 'order' });
});

test('[CS2] whoever moves a line last has put it there', () => {
	const move = (order: string): Command => ({
		name: 'MoveAgendaItem',
		input: { itemId, order }
	});
	const moved = only('agendaItem', accepted(move('b5'), { state: meeting, by: rosa }));
	expect(moved).toMatchObject({ order: 'b5', revision: 3 });
	expect(refused(move('m2'), { state: meeting, by: rosa })).toEqual({ code: 'already-exists' });
	expect(refused(move('0'), { state: meeting, by: rosa })).toMatchObject({ field: 'order' });
});

test('[CS4] what matters most stands first, and is said anew in its place', () => {
	const say = (text: string, id = itemId): Command => ({
		name: 'SayWhatMatters',
		input: { itemId: id, text }
	});
	const state = testState({ treatment: [testTreatment()] });
	const first = accepted(say(' To sleep through. '), { state, by: rosa });
	const told = after(state, first);
	expect(agendaOf(told, today)[0]).toMatchObject({ text: 'To sleep through.' });
	const changed = only(
		'agendaItem',
		accepted(say('To drive.', testId(1107)), { state: told, by: rosa })
	);
	expect(changed).toMatchObject({ id: itemId, revision: 2, text: 'To drive.' });
	expect(refused(say('To sleep through.'), { state: told, by: rosa }).code).toBe('already-exists');
	expect(refused(say(''), { state, by: rosa })).toMatchObject({ field: 'text', problem: 'empty' });
});

test('[CS6] one session at a time; a second start is told of the first', () => {
	const session = only('careSession', accepted(start, { state: testState(), by: maria }));
	expect(session).toMatchObject({ status: 'under-way', leadId: maria.id, plannedMinutes: 30 });
	expect(session.attendees).toEqual([testAttendee(maria, { joinedAt: testAt })]);
	const second: Command = {
		...start,
		input: { ...start.input, sessionId: testId(1001) }
	} as Command;
	expect(refused(second, { state: meeting, by: amara })).toEqual({
		code: 'care-session-under-way',
		current: testSession()
	});
	const before = testState({ careSession: [endedSession()] });
	expect(accepted(second, { state: before, by: amara })).toHaveLength(1);
	expect(refused(start, { state: before, by: amara }).code).toBe('already-exists');
});

test('[CS7] the start writes the agenda down and lets go of what is not asked any more', () => {
	const answered = testItem({
		id: testId(1108),
		subject: { type: 'thread', threadId: testId(601) }
	});
	const state = testState({
		treatment: [testTreatment()],
		thread: [testThread({ id: testId(601), status: 'resolved' })],
		agendaItem: [testItem(), answered]
	});
	const begun = after(state, accepted(start, { state, by: amara }));
	expect(agendaOf(begun, today).map(({ key }) => key)).toEqual([testId(1105), itemId]);
	expect(begun.agendaItem.get(answered.id)).toMatchObject({ status: 'left-out' });
	const gone: Command = {
		name: 'StartCareSession',
		input: {
			sessionId,
			plannedMinutes: 30,
			agenda: [{ itemId: testId(1109), subject: { type: 'review', treatmentId: testId(399) } }]
		}
	};
	expect(accepted(gone, { state: testState(), by: amara })).toHaveLength(1);
});

test('[CS8] joining, leaving and coming back; the lead brings in who has no screen', () => {
	const attend = (name: 'JoinCareSession' | 'LeaveCareSession', userId = tomas.id): Command => ({
		name,
		input: { sessionId, userId }
	});
	const joined = accepted(attend('JoinCareSession'), { state: meeting, by: tomas });
	expect(only('careSession', joined).attendees.at(-1)).toEqual(
		testAttendee(tomas, { joinedAt: testAt })
	);
	const brought = accepted(attend('JoinCareSession'), { state: meeting, by: amara });
	expect(only('careSession', brought).attendees.at(-1)?.seat).toBe('in-the-room');
	const asMaria = { state: meeting, by: maria };
	expect(refused(attend('JoinCareSession'), asMaria).code).toBe('not-leading');
	expect(refused(attend('JoinCareSession', maria.id), asMaria).code).toBe('already-exists');
	const left = accepted(attend('LeaveCareSession', maria.id), asMaria);
	expect(only('careSession', left).attendees[1]?.leftAt).toBe(testAt);
	const away = after(meeting, left);
	expect(refused(attend('LeaveCareSession', maria.id), { state: away, by: maria }).code).toBe(
		'not-attending'
	);
	const back = accepted(attend('JoinCareSession', maria.id), { state: away, by: maria });
	expect(only('careSession', back).attendees.at(-1)).toEqual(testAttendee(maria));
	expect(refused(attend('LeaveCareSession', amara.id), { state: meeting, by: amara }).code).toBe(
		'forbidden'
	);
	const ended = testPeople.map((one) =>
		testMember(one, one.id === tomas.id ? { until: testAt } : {})
	);
	const without = testState({ careSession: [testSession()], member: ended });
	expect(refused(attend('JoinCareSession'), { state: without, by: amara }).code).toBe('not-found');
});

test('[CS9] the lead takes everybody to an item', () => {
	const go = (to: typeof itemId | null): Command => ({
		name: 'GoToAgendaItem',
		input: { sessionId, itemId: to }
	});
	const at = only('careSession', accepted(go(itemId), { state: meeting, by: amara }));
	expect(at.currentItemId).toBe(itemId);
	expect(refused(go(itemId), { state: meeting, by: maria })).toMatchObject({
		code: 'not-leading',
		current: { leadId: amara.id }
	});
	expect(refused(go(testId(1199)), { state: meeting, by: amara }).code).toBe('not-found');
	expect(refused(go(null), { state: meeting, by: amara }).code).toBe('already-exists');
});

test('[CS10] the lead hands over; a clinician takes over; nobody else leads', () => {
	const hand = (to: typeof rosa.id, from = amara.id): Command => ({
		name: 'HandOverCareSession',
		input: { sessionId, from, to }
	});
	const given = accepted(hand(ines.id), { state: meeting, by: amara });
	expect(only('careSession', given)).toMatchObject({ leadId: ines.id });
	expect(only('careSession', given).attendees.at(-1)?.userId).toBe(ines.id);
	expect(accepted(hand(maria.id), { state: meeting, by: maria })).toHaveLength(1);
	expect(refused(hand(tomas.id), { state: meeting, by: maria }).code).toBe('not-leading');
	expect(refused(hand(rosa.id), { state: meeting, by: amara }).code).toBe('forbidden');
	const moved = after(meeting, given);
	expect(refused(hand(maria.id), { state: moved, by: maria })).toMatchObject({
		code: 'not-leading',
		current: { leadId: ines.id }
	});
	expect(refused(hand(ines.id, ines.id), { state: moved, by: ines }).code).toBe('already-exists');
});

test('[CS11] the lead settles an item, and may take that back in the same session', () => {
	const set = (to: 'settled' | 'open' | 'left-out', expectedRevision = 2): Command => ({
		name: 'SetAgendaItemStatus',
		input: { itemId, expectedRevision, to }
	});
	const settled = accepted(set('settled'), { state: meeting, by: amara });
	const item = only('agendaItem', settled);
	expect(item).toMatchObject({ status: 'settled', careSessionId: sessionId, statusAt: testAt });
	expect(refused(set('settled'), { state: meeting, by: maria }).code).toBe('not-leading');
	expect(refused(set('settled', 1), { state: meeting, by: amara }).code).toBe('stale');
	const done = after(meeting, settled);
	const back = accepted(set('open', 3), { state: done, by: amara });
	expect(only('agendaItem', back)).toMatchObject({ status: 'open', careSessionId: null });
	expect(refused(set('open', 3), { state: done, by: maria }).code).toBe('forbidden');
	expect(
		refused(set('settled'), { state: testState({ agendaItem: [testItem()] }), by: amara }).code
	).toBe('forbidden');
});

test('[CS12] who attends writes lines of the minutes, and takes their own back', () => {
	const record = (over: object): Command => ({
		name: 'RecordDecision',
		input: { decisionId, sessionId, itemId: null, type: 'note', text: 'Said so.', ...over }
	});
	const noted = only('decision', accepted(record({}), { state: meeting, by: rosa }));
	expect(noted).toMatchObject({ text: 'Said so.', by: rosa.id, outcome: null, at: testAt });
	expect(refused(record({ type: 'decided' }), { state: meeting, by: rosa }).code).toBe('forbidden');
	expect(refused(record({}), { state: meeting, by: tomas }).code).toBe('not-attending');
	expect(refused(record({ text: '' }), { state: meeting, by: rosa })).toMatchObject({
		field: 'text'
	});
	const unknown = record({ itemId: testId(1199) });
	expect(refused(unknown, { state: meeting, by: rosa }).code).toBe('not-found');
	const state = { ...meeting, decision: new Map([[decisionId, testDecision()]]) };
	const back: Command = { name: 'RetractDecision', input: { decisionId, expectedRevision: 1 } };
	expect(only('decision', accepted(back, { state, by: maria }))).toMatchObject({
		text: '',
		enteredInErrorAt: testAt
	});
	expect(refused(back, { state, by: rosa }).code).toBe('forbidden');
	expect(refused(record({}), { state, by: rosa }).code).toBe('already-exists');
});

test('[CS16] an ended session does not change, and says how it ended', () => {
	const ended = only(
		'careSession',
		accepted({ name: 'EndCareSession', input: { sessionId } }, { state: meeting, by: amara })
	);
	expect(ended).toMatchObject({
		status: 'ended',
		endedAt: testAt,
		endedBy: amara.id,
		currentItemId: null,
		leftOpen: [itemId]
	});
	const state = testState({
		careSession: [ended],
		agendaItem: [testItem()],
		decision: [testDecision()]
	});
	const attempts: readonly Command[] = [
		{ name: 'EndCareSession', input: { sessionId } },
		{ name: 'GoToAgendaItem', input: { sessionId, itemId } },
		{ name: 'JoinCareSession', input: { sessionId, userId: amara.id } },
		{ name: 'LeaveCareSession', input: { sessionId, userId: amara.id } },
		{ name: 'HandOverCareSession', input: { sessionId, from: amara.id, to: maria.id } },
		{
			name: 'RecordDecision',
			input: { decisionId: testId(1201), sessionId, itemId, type: 'note', text: 'Late.' }
		},
		{ name: 'RetractDecision', input: { decisionId, expectedRevision: 1 } }
	];
	for (const attempt of attempts) {
		expect(refused(attempt, { state, by: amara }), attempt.name).toEqual({
			code: 'care-session-ended',
			current: ended
		});
	}
	const unknown: Command = { name: 'EndCareSession', input: { sessionId: testId(1009) } };
	expect(refused(unknown, { state, by: amara }).code).toBe('not-found');
});
