import type { Role } from '../actor.ts';
import type { CareSessionId, AgendaItemId, UserId } from '../ids.ts';

/** Who took part, from joining to leaving; whoever comes back is there again. */
export interface Attendee {
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
	readonly joinedAt: string;
	readonly leftAt: string | null;
	/** On a screen of their own, or beside somebody who is: then the lead has said so. */
	readonly seat: 'own-screen' | 'in-the-room';
}

/** A meeting in which the plan is made. At most one of a plan is under way. */
export interface CareSession {
	readonly id: CareSessionId;
	readonly revision: number;
	readonly status: 'under-way' | 'ended';
	readonly leadId: UserId;
	readonly startedAt: string;
	readonly startedBy: UserId;
	readonly plannedMinutes: number;
	/** What everybody is at; null before the first and between two. */
	readonly currentItemId: AgendaItemId | null;
	readonly attendees: readonly Attendee[];
	readonly endedAt: string | null;
	readonly endedBy: UserId | null;
	/** What was on the agenda and not settled when it ended, in the order of the agenda. */
	readonly leftOpen: readonly AgendaItemId[];
}
