import type { ClinicId, PlanId, UserId } from '../../domain/ids.ts';
import type { PlanEvent } from '../../protocol/event.ts';
import type { AccordDatabase } from '../db/accord.ts';
import type { Head } from '../plan/chain.ts';

/** What has just become durable in one plan. */
export interface Committed {
	readonly planId: PlanId;
	readonly head: Head;
	readonly events: readonly PlanEvent[];
}

/** What every change needs from outside: who, when, where to, and whom to tell. */
export interface Context {
	readonly database: AccordDatabase;
	readonly userId: UserId;
	/** `public_id` of the session. */
	readonly authSession: string | null;
	readonly requestId: string | null;
	readonly now: () => Date;
	/** Who has the plan open just now; absent where nobody knows. */
	readonly connected?: (planId: PlanId) => readonly UserId[];
	/** Called once, after the commit: open pages of the clinic's plans learn that it has accepted. */
	readonly announceCatalogue?: (clinicId: ClinicId) => void;
	/** Called once, after the commit: the rooms apply and broadcast. */
	readonly publish: (committed: Committed) => void;
}
