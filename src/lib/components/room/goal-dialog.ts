import { m } from '../../paraglide/messages.js';
import type { GoalAnswerAction, GoalStatusAction } from './goal-actions.ts';

type Asked = GoalStatusAction | GoalAnswerAction;

/** Letting a goal go needs a reason, and a question its words; the others may have one. */
export function goalDialog(action: Asked): {
	readonly title: string;
	readonly confirm: string;
	readonly needsReason: boolean;
} {
	return {
		title: titles[action](),
		confirm: confirms[action](),
		needsReason: action === 'cancel' || action === 'question'
	};
}

const titles: Readonly<Record<Asked, () => string>> = {
	accept: m.room_goal_dialog_accept,
	complete: m.room_goal_dialog_complete,
	cancel: m.room_goal_dialog_cancel,
	reopen: m.room_goal_dialog_reopen,
	agree: m.goal_dialog_agree,
	question: m.goal_dialog_question
};

const confirms: Readonly<Record<Asked, () => string>> = {
	accept: m.room_goal_confirm_accept,
	complete: m.room_goal_confirm_complete,
	cancel: m.room_goal_confirm_cancel,
	reopen: m.room_goal_confirm_reopen,
	agree: m.goal_confirm_agree,
	question: m.goal_confirm_question
};
