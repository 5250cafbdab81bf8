import type { FlagAnswers } from '../catalogue/red-flag.ts';
import type { SafetyCheckId, UserId } from '../ids.ts';
import type { Urgency } from '../plan/plan.ts';
import type { Occasion, Outcome } from './safety-check.ts';

/** How urgent the plan is from now on, who sees to it, and until when. */
export interface UrgencyInput {
	readonly urgency: Urgency;
	readonly owner: UserId | null;
	/** YYYY-MM-DD: the day by which somebody looks again. */
	readonly reviewOn: string | null;
}

export interface SafetyCommands {
	readonly AnswerSafetyCheck: {
		readonly checkId: SafetyCheckId;
		readonly occasion: Occasion;
		readonly answers: FlagAnswers;
	};
	readonly OpenSafetyCheck: { readonly checkId: SafetyCheckId };
	readonly CloseSafetyCheck: UrgencyInput & {
		readonly checkId: SafetyCheckId;
		readonly expectedRevision: number;
		readonly outcome: Outcome;
		readonly note: string;
	};
	readonly SetUrgency: UrgencyInput & {
		readonly expectedRevision: number;
		readonly reason: string;
	};
}
