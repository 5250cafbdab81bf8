import { isClinician } from '../actor.ts';
import { put, type Change, type PlanState } from '../change.ts';
import type { UserId } from '../ids.ts';
import { isPlanOpen } from '../plan/plan-status.ts';
import { agendaOf } from './agenda.ts';
import type { Attendee, CareSession } from './care-session.ts';
import { openCareSession } from './open-session.ts';

interface Meeting {
	readonly state: PlanState;
	readonly by: UserId;
	/** ISO 8601 in UTC. */
	readonly now: string;
}

/** What a session is when it has ended; what is open on the agenda and not settled stays open. */
export function ended(session: CareSession, { state, by, now }: Meeting): CareSession {
	const leftOpen = agendaOf(state, now.slice(0, 10)).flatMap(({ item }) =>
		item?.status === 'open' ? [item.id] : []
	);
	return {
		...session,
		revision: session.revision + 1,
		status: 'ended',
		currentItemId: null,
		endedAt: now,
		endedBy: by,
		leftOpen
	};
}

/**
 * What a change of the plan or of its team does to the session under way, in the same transaction:
 * it never goes on in a closed plan, nor with somebody who may not read the plan any more.
 */
export function attendanceAfter(changes: readonly Change[], meeting: Meeting): readonly Change[] {
	const session = openCareSession(meeting.state);
	if (!session) return [];
	if (changes.some(({ kind, entity }) => kind === 'plan' && !isPlanOpen(entity))) {
		return [put('careSession', ended(session, meeting))];
	}
	const gone = session.attendees.filter(
		({ userId, leftAt }) => leftAt === null && hasLeft(userId, changes, meeting.state)
	);
	if (gone.length === 0) return [];
	const left = without(session, gone, meeting.now);
	return [put('careSession', left ?? ended(session, meeting))];
}

/** Null where nobody is there who could lead. */
function without(session: CareSession, gone: readonly Attendee[], now: string): CareSession | null {
	const attendees = session.attendees.map((attendee) =>
		gone.includes(attendee) ? { ...attendee, leftAt: now } : attendee
	);
	const isLed = attendees.some(
		({ userId, leftAt }) => userId === session.leadId && leftAt === null
	);
	const leadId = isLed ? session.leadId : nextLead(attendees)?.userId;
	return leadId ? { ...session, revision: session.revision + 1, attendees, leadId } : null;
}

/** Of the clinicians who are there a specialist, and who came first. */
function nextLead(attendees: readonly Attendee[]): Attendee | undefined {
	const clinicians = attendees
		.filter(({ role, leftAt }) => leftAt === null && isClinician(role))
		.toSorted((one, other) => (one.joinedAt < other.joinedAt ? -1 : 1));
	return clinicians.find(({ role }) => role === 'pain-specialist') ?? clinicians[0];
}

function hasLeft(userId: UserId, changes: readonly Change[], state: PlanState): boolean {
	const members = new Map(state.member);
	for (const { kind, entity } of changes) if (kind === 'member') members.set(entity.id, entity);
	return ![...members.values()].some((member) => member.userId === userId && member.until === null);
}
