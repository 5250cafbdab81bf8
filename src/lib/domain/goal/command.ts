import type { GoalId } from '../ids.ts';
import type { GoalStatus } from './goal.ts';

export interface GoalCommands {
	readonly AddGoal: { readonly goalId: GoalId; readonly text: string };
	readonly ReviseGoal: {
		readonly goalId: GoalId;
		readonly expectedRevision: number;
		readonly text: string;
	};
	readonly SetGoalStatus: {
		readonly goalId: GoalId;
		readonly expectedRevision: number;
		readonly to: GoalStatus;
		readonly reason: string;
	};
}
