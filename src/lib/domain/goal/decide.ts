import type { Actor } from '../actor.ts';
import { put } from '../change.ts';
import type { Deciders } from '../decision.ts';
import { isEqual } from '../equal.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { refuseStale } from '../revision.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import type { GoalCommands } from './command.ts';
import { attainmentLevels, type Goal, type GoalAnswer, type GoalStatus } from './goal.ts';
import {
	goalMoves,
	isGoalLive,
	isGoalMove,
	isGoalWriter,
	isYesByAdding,
	mayAnswerGoal
} from './policy.ts';

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
			addedBy: actor.id,
			measure: '',
			levels: [],
			answers: []
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
		const words = {
			text,
			status: statusOfWords(actor),
			answers: answersAfterRewording(goal, actor)
		};
		return ok([put('goal', { ...goal, revision: goal.revision + 1, ...words, statusReason: '' })]);
	},

	MeasureGoal: (input, { state }) => {
		const goal = state.goal.get(input.goalId);
		if (!goal) return err({ code: 'not-found' });
		const measure = tidy(input.measure);
		const levels = input.levels.map(tidy);
		const refusal =
			refuseStale('goal', goal, input.expectedRevision) ??
			refuseText('measure', measure, { max: textLimits.goal, required: false }) ??
			refuseLevels(levels);
		if (refusal) return err(refusal);
		if (!isGoalLive(goal)) return err(wrongStatus);
		if (isEqual([goal.measure, goal.levels], [measure, levels])) {
			return err({ code: 'already-exists' });
		}
		return ok([put('goal', { ...goal, revision: goal.revision + 1, measure, levels })]);
	},

	AnswerGoal: ({ goalId, kind, reason: given, text }, { state, actor, now }) => {
		const goal = state.goal.get(goalId);
		if (!goal) return err({ code: 'not-found' });
		const reason = tidy(given);
		const refusal = refuseText('reason', reason, { max: textLimits.reason, required: false });
		if (refusal) return err(refusal);
		if (!isGoalLive(goal)) return err(wrongStatus);
		if (!mayAnswerGoal(actor, goal, kind)) return err({ code: 'forbidden' });
		if (kind === 'question' && reason === '') return err({ code: 'reason-needed' });
		if (text !== goal.text) return err({ code: 'stale', kind: 'goal', current: goal });
		const others = goal.answers.filter(({ userId }) => userId !== actor.id);
		const answers = [...others, { userId: actor.id, kind, reason, at: now, text }];
		return ok([put('goal', { ...goal, revision: goal.revision + 1, answers })]);
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

/** None, or a sentence for each of the five. */
function refuseLevels(levels: readonly string[]): Refusal | null {
	if (levels.length === 0) return null;
	if (levels.length !== attainmentLevels.length) {
		return { code: 'invalid-input', field: 'levels', problem: 'not-five' };
	}
	const refusals = levels.map((level, index) =>
		refuseText(`levels.${index}`, level, { max: textLimits.goal, required: true })
	);
	return refusals.find((refusal) => refusal !== null) ?? null;
}

/**
 * Who added a goal said yes by that to their own words, and only to those: somebody else's rewording
 * leaves them a yes to the earlier ones, and their own takes it away again.
 */
function answersAfterRewording(goal: Goal, { id }: Actor): readonly GoalAnswer[] {
	const { addedBy: userId, addedAt: at, answers, text } = goal;
	if (userId === id) return answers.filter((answer) => answer.userId !== id);
	if (!isYesByAdding(userId, goal)) return answers;
	return [...answers, { userId, kind: 'accept', reason: '', at, text }];
}

/** What the patient says matters is so; what somebody else words waits for the patient. */
function statusOfWords(author: Actor): GoalStatus {
	return author.role === 'patient' ? 'accepted' : 'proposed';
}
