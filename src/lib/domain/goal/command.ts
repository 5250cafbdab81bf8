import type { GoalId } from '../ids.ts';
import type { GoalAnswer, GoalStatus } from './goal.ts';

export interface GoalCommands {
	readonly AddGoal: { readonly goalId: GoalId; readonly text: string };
	readonly ReviseGoal: {
		readonly goalId: GoalId;
		readonly expectedRevision: number;
		readonly text: string;
	};
	/** By what one sees that it is reached, and what each level of attainment means. */
	readonly MeasureGoal: {
		readonly goalId: GoalId;
		readonly expectedRevision: number;
		readonly measure: string;
		readonly levels: readonly string[];
	};
	readonly SetGoalStatus: {
		readonly goalId: GoalId;
		readonly expectedRevision: number;
		readonly to: GoalStatus;
		readonly reason: string;
	};
	readonly AnswerGoal: {
		readonly goalId: GoalId;
		readonly kind: GoalAnswer['kind'];
		readonly reason: string;
		/** The words that the person read. */
		readonly text: string;
	};
}
