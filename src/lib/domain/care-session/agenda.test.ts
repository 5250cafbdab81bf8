import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AgendaSubject } from './agenda-item.ts';
import { agendaOf, firstOrder, placeInAgenda } from './agenda.ts';
import { isOrder, orderBetween } from './order.ts';
import { endedSession, sessionId, testItem, testSession } from './test-sessions.ts';
import { testRecord } from '../record/test-records.ts';
import {
	maria,
	rosa,
	testAt,
	testComment,
	testId,
	testState,
	testThread,
	testTreatment
} from '../test-plan.ts';

const today = testAt.slice(0, 10);
const thread = (number: number, by: typeof rosa.id, at: string) =>
	testThread({ id: testId(number), startedBy: by, startedAt: at, needsAnswer: true });
const cause = (number: number, status: string) =>
	testRecord('cause', {
		head: { id: testId(number) },
		details: { catalogueId: '', name: `cause ${number}`, status, statusReason: 'So.' }
	});
const types = (subjects: readonly { readonly subject: AgendaSubject }[]) =>
	subjects.map(({ subject }) => subject.type);

const full = testState({
	thread: [
		thread(601, maria.id, '2026-11-20T08:00:00.000Z'),
		thread(602, rosa.id, '2026-11-20T09:00:00.000Z'),
		thread(603, rosa.id, '2026-11-20T08:30:00.000Z'),
		testThread({ id: testId(604) }),
		testThread({ id: testId(605), needsAnswer: true, status: 'resolved' })
	],
	comment: [
		testComment({ id: testId(701), threadId: testId(601), text: 'Which\nscan  is newest?' }),
		testComment({ id: testId(702), threadId: testId(602), text: 'a'.repeat(900) })
	],
	treatment: [
		testTreatment({ id: testId(301), name: 'TENS' }),
		testTreatment({ id: testId(302), status: 'active', reviewOn: today }),
		testTreatment({ id: testId(303), status: 'active', reviewOn: '2026-11-23' }),
		testTreatment({ id: testId(304), status: 'set-aside' }),
		testTreatment({ id: testId(305), status: 'chosen', causeIds: [testId(402)] })
	],
	record: [cause(401, 'supported'), cause(402, 'supported'), cause(403, 'open')],
	agendaItem: [
		testItem({ id: testId(1101), subject: { type: 'matters' }, order: 'a1' }),
		testItem({ id: testId(1102) })
	]
});

test('[CS1] the agenda writes itself, what matters to the patient first', () => {
	const lines = agendaOf(full, today);
	expect(lines.map(({ key }) => key)).toEqual([
		testId(1101),
		`thread ${testId(603)}`,
		`thread ${testId(602)}`,
		`thread ${testId(601)}`,
		`treatment ${testId(301)}`,
		`review ${testId(302)}`,
		`cause ${testId(401)}`,
		testId(1102)
	]);
	expect(lines[3]?.text).toBe('Which scan is newest?');
	expect(lines[2]?.text).toHaveLength(240);
	expect(placeInAgenda(lines, testId(1102))).toBe(8);
	expect(placeInAgenda(lines, null)).toBe(0);
	expect(agendaOf(testState(), today)).toEqual([]);
});

test('[CS1] what is written down takes the place of what the plan would write', () => {
	const subject = { type: 'treatment', treatmentId: testId<never>(301) } as const;
	const moved = testItem({ id: testId(1103), subject, text: 'TENS', order: 'b' });
	const state = { ...full, agendaItem: new Map([[moved.id, moved]]) };
	expect(types(agendaOf(state, today))).toEqual([
		'treatment',
		'thread',
		'thread',
		'thread',
		'review',
		'cause'
	]);
});

test('[CS2] there is room between any two keys, however often one goes in between', () => {
	const key = fc
		.array(fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz'), { maxLength: 8 })
		.map((letters) => `${letters.join('')}i`);
	fc.assert(
		fc.property(key, key, fc.array(fc.boolean(), { maxLength: 30 }), (one, other, turns) => {
			let [low, high]: [string | null, string | null] = [one, other].toSorted() as never;
			if (low === high) high = null;
			for (const goesUp of turns) {
				const between: string = orderBetween(low, high);
				expect(isOrder(between)).toBe(true);
				expect(low === null || low < between).toBe(true);
				expect(high === null || between < high).toBe(true);
				if (goesUp) low = between;
				else high = between;
			}
		})
	);
	expect(orderBetween(null, null)).toBe('i');
	expect(orderBetween('b', 'a') > 'b').toBe(true);
	expect(orderBetween('a', 'a') > 'a').toBe(true);
	expect(isOrder(firstOrder('review', { at: testAt, id: testId(1) }))).toBe(true);
	expect([isOrder(''), isOrder('a0'), isOrder('A')]).toEqual([false, false, false]);
});

test('[CS5] between two sessions, what was answered or decided is not asked again', () => {
	const decided = { type: 'treatment', treatmentId: testId<never>(305) } as const;
	const item = testItem({ id: testId(1104), subject: decided });
	const before = { ...full, agendaItem: new Map([[item.id, item]]) };
	expect(types(agendaOf(before, today))).not.toContain('other');
	expect(agendaOf(before, today).some(({ key }) => key === item.id)).toBe(false);
	const session = testSession();
	const during = { ...before, careSession: new Map([[session.id, session]]) };
	expect(agendaOf(during, today).some(({ key }) => key === item.id)).toBe(true);
});

test('[CS5] what was left out stays out until a session has been held', () => {
	const subject = { type: 'treatment', treatmentId: testId<never>(301) } as const;
	const item = testItem({ subject, status: 'left-out', statusAt: '2026-11-21T10:00:00.000Z' });
	const has = (session: ReturnType<typeof testSession> | null) => {
		const careSession = new Map(session ? [[session.id, session]] : []);
		const state = { ...full, careSession, agendaItem: new Map([[item.id, item]]) };
		return types(agendaOf(state, today)).includes('treatment');
	};
	expect(has(null)).toBe(false);
	expect(has(endedSession({ endedAt: '2026-11-21T09:00:00.000Z' }))).toBe(false);
	expect(has(endedSession({ endedAt: '2026-11-21T11:00:00.000Z' }))).toBe(true);
});

test('[CS5] what a session has settled is shown in it, and gone after it', () => {
	const item = testItem({ status: 'settled', careSessionId: sessionId });
	const shown = (session: ReturnType<typeof testSession>) =>
		agendaOf(testState({ careSession: [session], agendaItem: [item] }), today).length;
	expect([shown(testSession()), shown(endedSession())]).toEqual([1, 0]);
});
