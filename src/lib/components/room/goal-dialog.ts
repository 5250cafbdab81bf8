import { m } from '../../paraglide/messages.js';
import type { GoalStatusAction } from './goal-actions.ts';

/** Letting a goal go needs a reason; the others may have one. */
export function goalDialog(action: GoalStatusAction): {
	readonly title: string;
	readonly confirm: string;
	readonly needsReason: boolean;
} {
	return {
		title: titles[action](),
		confirm: confirms[action](),
		needsReason: action === 'cancel'
	};
}

const titles: Readonly<Record<GoalStatusAction, () => string>> = {
	accept: m.room_goal_dialog_accept,
	complete: m.room_goal_dialog_complete,
	cancel: m.room_goal_dialog_cancel,
	reopen: m.room_goal_dialog_reopen
};

const confirms: Readonly<Record<GoalStatusAction, () => string>> = {
	accept: m.room_goal_confirm_accept,
	complete: m.room_goal_confirm_complete,
	cancel: m.room_goal_confirm_cancel,
	reopen: m.room_goal_confirm_reopen
};
