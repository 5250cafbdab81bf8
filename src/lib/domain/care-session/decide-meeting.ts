import { put, type Change, type PlanState } from '../change.ts';
import type { Deciders, Moment } from '../decision.ts';
import type { CareSessionId, UserId } from '../ids.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import { agendaOf, lineAbout, subjectKey } from './agenda.ts';
import { ended } from './attendance.ts';
import type { Attendee, CareSession } from './care-session.ts';
import type { CareSessionCommands } from './command.ts';
import { newItem } from './decide-agenda.ts';
import { attendeeOf, isAttending, mayLead, openCareSession } from './open-session.ts';
import { mayBringIn, mayHandOver, mayRecord, mayRetractDecision } from './policy.ts';
import { presentAt } from './recorded.ts';
import { reopenedBy, settledBy } from './settle.ts';

type MeetingCommands = Omit<
	CareSessionCommands,
	'SayWhatMatters' | 'AddAgendaItem' | 'MoveAgendaItem' | 'SetAgendaItemStatus'
>;

const textRule = { max: textLimits.decision, required: true };

export const meetingDeciders: Deciders<MeetingCommands> = {
	StartCareSession: (input, moment) => {
		const { state, actor, now } = moment;
		const current = openCareSession(state);
		if (current) return err({ code: 'care-session-under-way', current });
		if (state.careSession.has(input.sessionId)) return err({ code: 'already-exists' });
		const session: CareSession = {
			id: input.sessionId,
			revision: 1,
			status: 'under-way',
			leadId: actor.id,
			startedAt: now,
			startedBy: actor.id,
			plannedMinutes: input.plannedMinutes,
			currentItemId: null,
			attendees: [newAttendee(actor.id, 'own-screen', moment)],
			endedAt: null,
			endedBy: null,
			leftOpen: []
		};
		return ok([put('careSession', session), ...agendaChanges(input, moment)]);
	},

	JoinCareSession: ({ sessionId, userId }, moment) => {
		const found = find(sessionId, moment.state);
		if (!found.ok) return found;
		const session = found.value;
		const { actor, state } = moment;
		if (isAttending(session, userId)) return err({ code: 'already-exists' });
		if (!mayBringIn(actor, userId, session)) return err({ code: 'not-leading', current: session });
		const isMember = [...state.member.values()].some(
			(member) => member.userId === userId && member.until === null
		);
		if (!isMember) return err({ code: 'not-found' });
		const seat = userId === actor.id ? 'own-screen' : 'in-the-room';
		const others = session.attendees.filter((attendee) => attendee.userId !== userId);
		const before = attendeeOf(session, userId);
		const joined = newAttendee(userId, seat, moment);
		const attendee = before ? { ...joined, joinedAt: before.joinedAt } : joined;
		return ok([put('careSession', changed(session, { attendees: [...others, attendee] }))]);
	},

	LeaveCareSession: ({ sessionId, userId }, { state, actor, now }) => {
		const found = find(sessionId, state);
		if (!found.ok) return found;
		const session = found.value;
		if (!isAttending(session, userId)) return err({ code: 'not-attending' });
		if (!mayBringIn(actor, userId, session)) return err({ code: 'not-leading', current: session });
		// Whoever leads hands over first: a session is never without a lead.
		if (userId === session.leadId) return err({ code: 'forbidden' });
		const attendees = session.attendees.map((attendee) =>
			attendee.userId === userId ? { ...attendee, leftAt: now } : attendee
		);
		return ok([put('careSession', changed(session, { attendees }))]);
	},

	GoToAgendaItem: ({ sessionId, itemId }, { state, actor }) => {
		const found = findLed(sessionId, state, actor.id);
		if (!found.ok) return found;
		if (itemId !== null && !state.agendaItem.has(itemId)) return err({ code: 'not-found' });
		if (found.value.currentItemId === itemId) return err({ code: 'already-exists' });
		return ok([put('careSession', changed(found.value, { currentItemId: itemId }))]);
	},

	HandOverCareSession: ({ sessionId, from, to }, moment) => {
		const { state, actor } = moment;
		const found = find(sessionId, state);
		if (!found.ok) return found;
		const session = found.value;
		if (session.leadId === to) return err({ code: 'already-exists' });
		if (!mayLead(to, state)) return err({ code: 'forbidden' });
		if (!mayHandOver(actor, to, { session, state }) || session.leadId !== from) {
			return err({ code: 'not-leading', current: session });
		}
		const isThere = isAttending(session, to);
		const others = session.attendees.filter(({ userId }) => userId !== to);
		const attendees = isThere
			? session.attendees
			: [...others, newAttendee(to, 'own-screen', moment)];
		return ok([put('careSession', changed(session, { leadId: to, attendees }))]);
	},

	RecordDecision: (input, moment) => {
		const { state, actor, now } = moment;
		const found = find(input.sessionId, state);
		if (!found.ok) return found;
		const session = found.value;
		if (!isAttending(session, actor.id)) return err({ code: 'not-attending' });
		if (!mayRecord(actor, input.type, session)) return err({ code: 'forbidden' });
		if (state.decision.has(input.decisionId)) return err({ code: 'already-exists' });
		const text = tidy(input.text);
		const refusal = refuseText('text', text, textRule);
		if (refusal) return err(refusal);
		if (input.itemId !== null && !state.agendaItem.has(input.itemId)) {
			return err({ code: 'not-found' });
		}
		const decision = {
			id: input.decisionId,
			revision: 1,
			careSessionId: session.id,
			agendaItemId: input.itemId,
			type: input.type,
			outcome: null,
			text,
			at: now,
			by: actor.id,
			present: presentAt(session, moment),
			enteredInErrorAt: null
		} as const;
		const settled = input.type === 'decided' ? settledBy(decision, state) : [];
		return ok([put('decision', decision), ...settled]);
	},

	RetractDecision: ({ decisionId, expectedRevision }, { state, actor, now }) => {
		const decision = state.decision.get(decisionId);
		if (!decision) return err({ code: 'not-found' });
		const found = find(decision.careSessionId, state);
		if (!found.ok) return found;
		if (!mayRetractDecision(actor, decision, state)) return err({ code: 'forbidden' });
		const refusal = refuseStale('decision', decision, expectedRevision);
		if (refusal) return err(refusal);
		const retracted = { text: '', enteredInErrorAt: now, revision: decision.revision + 1 };
		const reopened = reopenedBy(decision, { state, now });
		return ok([put('decision', { ...decision, ...retracted }), ...reopened]);
	},

	EndCareSession: ({ sessionId }, { state, actor, now }) => {
		const found = findLed(sessionId, state, actor.id);
		if (!found.ok) return found;
		return ok([put('careSession', ended(found.value, { state, by: actor.id, now }))]);
	}
};

/** Writes the lead's agenda down, and lets go of what has been answered since it was written. */
function agendaChanges(
	{ agenda }: CareSessionCommands['StartCareSession'],
	moment: Moment
): readonly Change[] {
	const { state, now } = moment;
	const lines = agendaOf(state, now.slice(0, 10));
	const kept = new Set(lines.map(({ item }) => item?.id));
	const over = [...state.agendaItem.values()]
		.filter(({ id, status }) => status === 'open' && !kept.has(id))
		.map(
			(item) =>
				({ ...item, revision: item.revision + 1, status: 'left-out', statusAt: now }) as const
		);
	const known = new Set([...state.agendaItem.keys()]);
	const written = new Set(
		[...state.agendaItem.values()]
			.filter(({ id }) => kept.has(id))
			.map(({ subject }) => subjectKey(subject))
	);
	const fresh = agenda.flatMap(({ itemId, subject }) => {
		const line = lineAbout(subject, state);
		if (!line || known.has(itemId) || written.has(subjectKey(subject))) return [];
		known.add(itemId);
		written.add(subjectKey(subject));
		return [newItem(itemId, { ...line, subject }, moment)];
	});
	return [...over, ...fresh].map((item) => put('agendaItem', item));
}

function newAttendee(
	userId: UserId,
	seat: Attendee['seat'],
	{ state, now }: Pick<Moment, 'state' | 'now'>
): Attendee {
	const member = [...state.member.values()].find(
		(one) => one.userId === userId && one.until === null
	);
	if (!member) throw new Error('only members attend');
	const { name, role } = member;
	return { userId, name, role, joinedAt: now, leftAt: null, seat };
}

/** The session, under way; what is over never changes. */
function find(id: CareSessionId, state: PlanState): Result<CareSession, Refusal> {
	const session = state.careSession.get(id);
	if (!session) return err({ code: 'not-found' });
	if (session.status === 'ended') return err({ code: 'care-session-ended', current: session });
	return ok(session);
}

function findLed(
	id: CareSessionId,
	state: PlanState,
	actorId: UserId
): Result<CareSession, Refusal> {
	const found = find(id, state);
	if (!found.ok || found.value.leadId === actorId) return found;
	return err({ code: 'not-leading', current: found.value });
}

function changed(session: CareSession, to: Partial<CareSession>): CareSession {
	return { ...session, ...to, revision: session.revision + 1 };
}
