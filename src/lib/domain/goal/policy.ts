import { roles, type Actor, type Role } from '../actor.ts';
import type { Permissions } from '../decision.ts';
import type { UserId } from '../ids.ts';
import type { GoalCommands } from './command.ts';
import { goalStatuses, type Goal, type GoalAnswer, type GoalStatus } from './goal.ts';

export const goalRoles = {
	AddGoal: roles,
	ReviseGoal: roles,
	MeasureGoal: roles,
	SetGoalStatus: roles,
	AnswerGoal: roles
} as const satisfies Record<keyof GoalCommands, readonly Role[]>;

export const goalPermissions: Permissions<GoalCommands> = {
	AddGoal: () => true,
	ReviseGoal: ({ goalId }, actor, state) => {
		const goal = state.goal.get(goalId);
		return goal !== undefined && mayReviseGoal(actor, goal);
	},
	MeasureGoal: ({ goalId }, _actor, state) => {
		const goal = state.goal.get(goalId);
		return goal !== undefined && isGoalLive(goal);
	},
	AnswerGoal: ({ goalId, kind }, actor, state) => {
		const goal = state.goal.get(goalId);
		return goal !== undefined && mayAnswerGoal(actor, goal, kind);
	},
	SetGoalStatus: ({ goalId, to }, actor, state) => {
		const goal = state.goal.get(goalId);
		return goal !== undefined && goalMoves(actor, goal).includes(to);
	}
};

type Moves = Partial<Record<GoalStatus, readonly Role[]>>;

/** Only the patient can say that a goal is theirs; the rest is for whoever notices. */
const moves: Readonly<Record<GoalStatus, Moves>> = {
	proposed: { accepted: ['patient'], cancelled: roles },
	accepted: { completed: roles, cancelled: roles },
	completed: { accepted: roles },
	cancelled: { accepted: ['patient'], proposed: ['referring-doctor', 'pain-specialist'] }
};

/** Where this person may take the goal from here. */
export function goalMoves(actor: Actor, goal: Goal): readonly GoalStatus[] {
	return goalStatuses.filter((to) => moves[goal.status][to]?.includes(actor.role) === true);
}

/** Whether anybody may take a goal from one status to the other. */
export function isGoalMove(from: GoalStatus, to: GoalStatus): boolean {
	return moves[from][to] !== undefined;
}

export function isGoalLive({ status }: Goal): boolean {
	return status === 'proposed' || status === 'accepted';
}

/** Whether somebody says yes by having added it: not once others reworded it and left them an answer. */
export function isYesByAdding(
	userId: UserId,
	{ addedBy, answers }: Pick<Goal, 'addedBy' | 'answers'>
): boolean {
	return addedBy === userId && !answers.some((answer) => answer.userId === userId);
}

/** The words are the patient's, or of the one who put them there. */
export function mayReviseGoal(actor: Actor, goal: Goal): boolean {
	return isGoalLive(goal) && isGoalWriter(actor, goal);
}

/**
 * Everybody says what they think of a live goal whose words are not their own; a patient says yes by
 * accepting it.
 */
export function mayAnswerGoal(actor: Actor, goal: Goal, kind: GoalAnswer['kind']): boolean {
	if (kind === 'accept' && actor.role === 'patient') return false;
	return isGoalLive(goal) && !isYesByAdding(actor.id, goal);
}

export function isGoalWriter(actor: Actor, goal: Goal): boolean {
	return actor.role === 'patient' || goal.addedBy === actor.id;
}
