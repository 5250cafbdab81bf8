import type { AgendaItemId, CareSessionId, DecisionId, UserId } from '../ids.ts';
import type { AgendaItemStatus, AgendaSubject } from './agenda-item.ts';
import type { DecisionType } from './session-decision.ts';

export interface CareSessionCommands {
	/** The patient, before or in a session: what matters most. Said again, it replaces the words. */
	readonly SayWhatMatters: { readonly itemId: AgendaItemId; readonly text: string };
	/** For a thing of the plan `text` and `order` may be empty: it has its own. */
	readonly AddAgendaItem: {
		readonly itemId: AgendaItemId;
		readonly subject: AgendaSubject;
		readonly text: string;
		readonly order: string;
	};
	/** Moving clashes with nothing: the last one to move it has put it there. */
	readonly MoveAgendaItem: { readonly itemId: AgendaItemId; readonly order: string };
	readonly SetAgendaItemStatus: {
		readonly itemId: AgendaItemId;
		readonly expectedRevision: number;
		readonly to: AgendaItemStatus;
	};
	readonly StartCareSession: {
		readonly sessionId: CareSessionId;
		readonly plannedMinutes: number;
		/** The lines of the agenda that nobody has written down yet, as the lead sees them. */
		readonly agenda: readonly {
			readonly itemId: AgendaItemId;
			readonly subject: AgendaSubject;
		}[];
	};
	/** Oneself; by the lead, also somebody who is in the same room without a screen. */
	readonly JoinCareSession: { readonly sessionId: CareSessionId; readonly userId: UserId };
	readonly LeaveCareSession: { readonly sessionId: CareSessionId; readonly userId: UserId };
	/** Takes everybody to an item; null to none. */
	readonly GoToAgendaItem: {
		readonly sessionId: CareSessionId;
		readonly itemId: AgendaItemId | null;
	};
	/** By the lead to another clinician; or by a clinician who takes it over. */
	readonly HandOverCareSession: {
		readonly sessionId: CareSessionId;
		/** Who leads, as its author saw it. */
		readonly from: UserId;
		readonly to: UserId;
	};
	readonly RecordDecision: {
		readonly decisionId: DecisionId;
		readonly sessionId: CareSessionId;
		readonly itemId: AgendaItemId | null;
		readonly type: DecisionType;
		readonly text: string;
	};
	readonly RetractDecision: {
		readonly decisionId: DecisionId;
		readonly expectedRevision: number;
	};
	readonly EndCareSession: { readonly sessionId: CareSessionId };
}
