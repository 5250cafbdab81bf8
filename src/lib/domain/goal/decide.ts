import type { Actor } from '../actor.ts';
import { put } from '../change.ts';
import type { Deciders } from '../decision.ts';
import { err, ok } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import type { GoalCommands } from './command.ts';
import type { GoalStatus } from './goal.ts';
import { goalMoves, isGoalLive, isGoalMove, isGoalWriter } from './policy.ts';

const textRule = { max: textLimits.goal, required: true };
const wrongStatus = { code: 'invalid-input', field: 'status', problem: 'wrong-status' } as const;

export const goalDeciders: Deciders<GoalCommands> = {
	AddGoal: (input, { state, actor, now }) => {
		if (state.goal.has(input.goalId)) return err({ code: 'already-exists' });
		const text = tidy(input.text);
		const refusal = refuseText('text', text, textRule);
		if (refusal) return err(refusal);
		const goal = {
			id: input.goalId,
			revision: 1,
			text,
			status: statusOfWords(actor),
			statusReason: '',
			addedAt: now,
			addedBy: actor.id
		};
		return ok([put('goal', goal)]);
	},

	ReviseGoal: (input, { state, actor }) => {
		const goal = state.goal.get(input.goalId);
		if (!goal) return err({ code: 'not-found' });
		if (!isGoalWriter(actor, goal)) return err({ code: 'forbidden' });
		const text = tidy(input.text);
		const refusal =
			refuseStale('goal', goal, input.expectedRevision) ?? refuseText('text', text, textRule);
		if (refusal) return err(refusal);
		if (!isGoalLive(goal)) return err(wrongStatus);
		if (goal.text === text) return err({ code: 'already-exists' });
		const status = statusOfWords(actor);
		return ok([
			put('goal', { ...goal, revision: goal.revision + 1, text, status, statusReason: '' })
		]);
	},

	SetGoalStatus: (input, { state, actor }) => {
		const goal = state.goal.get(input.goalId);
		if (!goal) return err({ code: 'not-found' });
		const statusReason = tidy(input.reason);
		const refusal =
			refuseStale('goal', goal, input.expectedRevision) ??
			refuseText('reason', statusReason, { max: textLimits.reason, required: false });
		if (refusal) return err(refusal);
		if (goal.status === input.to) return err({ code: 'already-exists' });
		if (!isGoalMove(goal.status, input.to)) return err(wrongStatus);
		if (!goalMoves(actor, goal).includes(input.to)) return err({ code: 'forbidden' });
		if (input.to === 'cancelled' && statusReason === '') return err({ code: 'reason-needed' });
		const revision = goal.revision + 1;
		return ok([put('goal', { ...goal, revision, status: input.to, statusReason })]);
	}
};

/** What the patient says matters is so; what somebody else words waits for the patient. */
function statusOfWords(author: Actor): GoalStatus {
	return author.role === 'patient' ? 'accepted' : 'proposed';
}
