import { isClinician } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { CareSessionId, UserId } from '../ids.ts';
import type { Attendee, CareSession } from './care-session.ts';

/** The session that is under way, if one is. */
export function openCareSession(state: Pick<PlanState, 'careSession'>): CareSession | undefined {
	return [...state.careSession.values()].find(({ status }) => status === 'under-way');
}

/** Those that have ended, the newest first. */
export function endedCareSessions(state: Pick<PlanState, 'careSession'>): readonly CareSession[] {
	return [...state.careSession.values()]
		.filter(({ status }) => status === 'ended')
		.toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
}

export function lastEndedAt(state: Pick<PlanState, 'careSession'>): string | null {
	const ends = endedCareSessions(state).flatMap(({ endedAt }) => endedAt ?? []);
	return ends.toSorted().at(-1) ?? null;
}

export function attendeeOf(session: CareSession, userId: UserId): Attendee | undefined {
	return session.attendees.find((attendee) => attendee.userId === userId);
}

/** Joined, and not left. Whether they are on the line just now is another question. */
export function isAttending(session: CareSession, userId: UserId): boolean {
	return attendeeOf(session, userId)?.leftAt === null;
}

/** Nobody in it was the patient, from its beginning until now. */
export function isWithoutPatient({ attendees }: Pick<CareSession, 'attendees'>): boolean {
	return !attendees.some(({ role }) => role === 'patient');
}

/** Who may lead: a clinician who is in the plan now. */
export function mayLead(userId: UserId, state: Pick<PlanState, 'member'>): boolean {
	return [...state.member.values()].some(
		(member) => member.userId === userId && member.until === null && isClinician(member.role)
	);
}

/** The session in whose course this person acts now; null outside. */
export function actingIn(
	state: Pick<PlanState, 'careSession'>,
	userId: UserId
): CareSessionId | null {
	const session = openCareSession(state);
	return session && isAttending(session, userId) ? session.id : null;
}

/** The session that a version signed now comes out of: under way, or held since the one before. */
export function sessionSince(
	state: Pick<PlanState, 'careSession'>,
	before: { readonly signedAt: string } | undefined
): CareSessionId | null {
	const open = openCareSession(state);
	if (open) return open.id;
	const [last] = endedCareSessions(state);
	if (!last?.endedAt) return null;
	return before === undefined || last.endedAt > before.signedAt ? last.id : null;
}
