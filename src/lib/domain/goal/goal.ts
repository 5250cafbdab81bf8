import type { GoalId, UserId } from '../ids.ts';

/** The part of FHIR Goal.lifecycleStatus that is used so far. */
export const goalStatuses = ['proposed', 'accepted', 'completed', 'cancelled'] as const;
export type GoalStatus = (typeof goalStatuses)[number];

/** Goal attainment scaling: from −2, much less than expected, over 0, as expected, to +2. */
export const attainmentLevels = [-2, -1, 0, 1, 2] as const;

/** One person's word on a goal; answering again replaces it (the log keeps both). */
export interface GoalAnswer {
	readonly userId: UserId;
	readonly kind: 'accept' | 'question';
	readonly reason: string;
	readonly at: string;
	/** The words that were answered: they read otherwise when they have changed since. */
	readonly text: string;
}

export interface Goal {
	readonly id: GoalId;
	readonly revision: number;
	/** In the patient's own words. */
	readonly text: string;
	/** By what one sees that it is reached. */
	readonly measure: string;
	/** What each level of attainment means, from −2 to +2; none, or all five. */
	readonly levels: readonly string[];
	readonly status: GoalStatus;
	readonly statusReason: string;
	readonly addedAt: string;
	readonly addedBy: UserId;
	readonly answers: readonly GoalAnswer[];
}
