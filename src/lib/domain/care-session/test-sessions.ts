import type { AgendaItem } from './agenda-item.ts';
import type { Attendee, CareSession } from './care-session.ts';
import type { SessionDecision } from './session-decision.ts';
import type { Actor } from '../actor.ts';
import { amara, earlierAt, maria, rosa, testId } from '../test-plan.ts';

export const sessionId = testId<CareSession['id']>(1000);
export const itemId = testId<AgendaItem['id']>(1100);
export const decisionId = testId<SessionDecision['id']>(1200);

export function testAttendee(
	{ id: userId, name, role }: Actor,
	over: Partial<Attendee> = {}
): Attendee {
	return { userId, name, role, joinedAt: earlierAt, leftAt: null, seat: 'own-screen', ...over };
}

/** Under way: the specialist leads, the doctor and the patient are there. */
export function testSession(over: Partial<CareSession> = {}): CareSession {
	return {
		id: sessionId,
		revision: 3,
		status: 'under-way',
		leadId: amara.id,
		startedAt: earlierAt,
		startedBy: amara.id,
		plannedMinutes: 30,
		currentItemId: null,
		attendees: [amara, maria, rosa].map((person) => testAttendee(person)),
		endedAt: null,
		endedBy: null,
		leftOpen: [],
		...over
	};
}

export function endedSession(over: Partial<CareSession> = {}): CareSession {
	return testSession({ status: 'ended', endedAt: earlierAt, endedBy: amara.id, ...over });
}

export function testItem(over: Partial<AgendaItem> = {}): AgendaItem {
	return {
		id: itemId,
		revision: 2,
		subject: { type: 'other' },
		text: 'Driving to work',
		order: 'm2',
		status: 'open',
		statusAt: earlierAt,
		careSessionId: null,
		addedAt: earlierAt,
		addedBy: maria.id,
		...over
	};
}

export function testDecision(over: Partial<SessionDecision> = {}): SessionDecision {
	return {
		id: decisionId,
		revision: 1,
		careSessionId: sessionId,
		agendaItemId: null,
		type: 'note',
		outcome: null,
		text: 'The old scans are with the first hospital.',
		at: earlierAt,
		by: maria.id,
		present: [amara.id, maria.id, rosa.id],
		enteredInErrorAt: null,
		...over
	};
}
