import type { GoalId, UserId } from '../ids.ts';

/** The part of FHIR Goal.lifecycleStatus that is used so far. */
export const goalStatuses = ['proposed', 'accepted', 'completed', 'cancelled'] as const;
export type GoalStatus = (typeof goalStatuses)[number];

export interface Goal {
	readonly id: GoalId;
	readonly revision: number;
	/** In the patient's own words. */
	readonly text: string;
	readonly status: GoalStatus;
	readonly statusReason: string;
	readonly addedAt: string;
	readonly addedBy: UserId;
}
