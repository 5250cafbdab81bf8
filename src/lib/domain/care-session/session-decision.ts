import type { CauseStatus } from '../reevaluation/reevaluation.ts';
import type { GoalStatus } from '../goal/goal.ts';
import type { AgendaItemId, CareSessionId, DecisionId, UserId } from '../ids.ts';
import type { Urgency } from '../plan/plan.ts';
import type { ResponseKind, TreatmentStatus } from '../treatment/treatment.ts';

export const decisionTypes = ['decided', 'open-point', 'note'] as const;
export type DecisionType = (typeof decisionTypes)[number];

/** Of a treatment's details, what is decided in a meeting. */
export const decidedFields = [
	'whoDoes',
	'startOn',
	'reviewOn',
	'frequency',
	'dosage',
	'target',
	'stopRule'
] as const;
export type DecidedField = (typeof decidedFields)[number];

/** What a command decided, with the names as they were: minutes read the same for ever. */
export type Outcome =
	| {
			readonly type: 'treatment-brought';
			readonly id: string;
			readonly name: string;
			readonly status: 'suggested' | 'proposed';
	  }
	| {
			readonly type: 'treatment-status';
			readonly id: string;
			readonly name: string;
			readonly status: TreatmentStatus;
			readonly reason: string;
	  }
	| {
			readonly type: 'treatment-details';
			readonly id: string;
			readonly name: string;
			/** As text; "" where it was taken away. */
			readonly fields: readonly { readonly field: DecidedField; readonly value: string }[];
	  }
	| {
			readonly type: 'answer';
			readonly id: string;
			readonly name: string;
			readonly kind: ResponseKind;
			readonly reason: string;
	  }
	| {
			readonly type: 'goal-status';
			readonly id: string;
			readonly text: string;
			readonly status: GoalStatus;
	  }
	| {
			readonly type: 'cause-status';
			readonly id: string;
			readonly name: string;
			readonly status: CauseStatus;
			readonly reason: string;
	  }
	| { readonly type: 'urgency'; readonly urgency: Urgency; readonly reason: string }
	| { readonly type: 'thread-resolved'; readonly id: string; readonly text: string };

/** One line of the minutes. */
export interface SessionDecision {
	readonly id: DecisionId;
	readonly revision: number;
	readonly careSessionId: CareSessionId;
	readonly agendaItemId: AgendaItemId | null;
	readonly type: DecisionType;
	/** Set where a change of the plan is the decision; then there is no text. */
	readonly outcome: Outcome | null;
	readonly text: string;
	readonly at: string;
	readonly by: UserId;
	/** Who was there at that moment. */
	readonly present: readonly UserId[];
	/** Set when it was taken back; the text then reads as empty. */
	readonly enteredInErrorAt: string | null;
}
