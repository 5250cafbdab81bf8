import type { GoalStatus } from '../../domain/goal/goal.ts';
import { m } from '../../paraglide/messages.js';

export type GoalStatusAction = 'accept' | 'complete' | 'cancel' | 'reopen';
/** What one thinks of a goal that somebody else added. */
export type GoalAnswerAction = 'agree' | 'question';
export type GoalAction = GoalStatusAction | GoalAnswerAction | 'revise' | 'measure';

export const goalStatusAfter: Readonly<Record<GoalStatusAction, GoalStatus>> = {
	accept: 'accepted',
	complete: 'completed',
	cancel: 'cancelled',
	reopen: 'accepted'
};

/** What makes sense for a goal where it stands; the policy says who may. */
export function goalActions(status: GoalStatus): readonly GoalAction[] {
	if (status === 'proposed') return ['accept', 'agree', 'question', 'measure', 'revise', 'cancel'];
	if (status === 'accepted')
		return ['agree', 'question', 'measure', 'complete', 'revise', 'cancel'];
	return ['reopen'];
}

export function goalActionWords(action: GoalAction): string {
	return words[action]();
}

const words: Readonly<Record<GoalAction, () => string>> = {
	accept: m.room_goal_accept,
	complete: m.room_goal_complete,
	cancel: m.room_goal_cancel,
	reopen: m.room_goal_reopen,
	revise: m.room_goal_edit,
	measure: m.goal_measure,
	agree: m.goal_agree,
	question: m.goal_question
};
