import type { PlanStatus } from './plan.ts';

export interface PlanCommands {
	readonly RevisePlan: {
		readonly expectedRevision: number;
		readonly title: string;
		readonly ask: string;
	};
	/** Pauses, resumes or ends the plan. */
	readonly SetPlanStatus: {
		readonly expectedRevision: number;
		readonly to: PlanStatus;
		readonly reason: string;
	};
}
