import type { Actor } from '../../domain/actor.ts';
import type { PlanState } from '../../domain/change.ts';
import type { Comment, Thread } from '../../domain/discussion/discussion.ts';
import * as discussion from '../../domain/discussion/policy.ts';
import { goalMoves, isGoalLive, mayAnswerGoal, mayReviseGoal } from '../../domain/goal/policy.ts';
import type { Goal } from '../../domain/goal/goal.ts';
import { isPlanOpen, mayWriteDocument, planOf } from '../../domain/plan/policy.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import { isSuggestible } from '../../domain/suggestion/field-change.ts';
import type { FieldTarget } from '../../domain/suggestion/suggestion.ts';
import { can } from '../../domain/policy.ts';
import { mayRespond, mayReviseTreatment, treatmentMoves } from '../../domain/treatment/policy.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import { goalStatusAfter, type GoalAction } from './goal-actions.ts';
import { isResponse, statusAfter, type TreatmentAction } from './treatment-actions.ts';

/**
 * The buttons of the plan room: each asks the same tables that the server asks. A closed plan has
 * none.
 */
export interface Reading {
	readonly actor: Actor;
	readonly state: PlanState;
}

export type ThreadAction = 'reply' | 'resolve' | 'reopen' | 'need-answer' | 'need-no-answer';

export function mayPropose({ actor, state }: Reading): boolean {
	return (
		isOpen(state) &&
		(can(actor, 'ProposeTreatment', state) || can(actor, 'SuggestTreatment', state))
	);
}

export function mayOnTreatment(
	action: TreatmentAction | 'revise' | 'comment',
	treatment: Treatment,
	{ actor, state }: Reading
): boolean {
	if (!isOpen(state)) return false;
	if (action === 'comment') return can(actor, 'StartThread', state);
	if (action === 'revise')
		return can(actor, 'ReviseTreatment', state) && mayReviseTreatment(actor, treatment);
	if (isResponse(action)) return isAsked(actor, treatment) && mayRespond(treatment);
	return treatmentMoves(actor, treatment).includes(statusAfter[action]);
}

export function mayAddGoal({ actor, state }: Reading): boolean {
	return isOpen(state) && can(actor, 'AddGoal', state);
}

export function mayOnGoal(action: GoalAction, goal: Goal, { actor, state }: Reading): boolean {
	if (!isOpen(state)) return false;
	if (action === 'revise') return mayReviseGoal(actor, goal);
	if (action === 'measure') return isGoalLive(goal);
	if (action === 'question') return mayAnswerGoal(actor, goal, 'question');
	if (action === 'agree') return mayAgree(actor, goal);
	return goalMoves(actor, goal).includes(goalStatusAfter[action]);
}

export function mayStartThread({ actor, state }: Reading): boolean {
	return isOpen(state) && can(actor, 'StartThread', state);
}

/** Whoever may not write a section suggests. */
export function maySuggestProse({ actor, state }: Reading, document: DocumentKey): boolean {
	return isOpen(state) && !mayWriteDocument(actor.role, document);
}

/** Other words from who may not write them, as long as somebody could take them up. */
export function maySuggestFields({ actor, state }: Reading, target: FieldTarget): boolean {
	return isOpen(state) && isSuggestible(target, actor, state);
}

export function mayOnThread(
	action: ThreadAction,
	thread: Thread,
	{ actor, state }: Reading
): boolean {
	if (!isOpen(state)) return false;
	const comments = [...state.comment.values()];
	if (action === 'reply') return discussion.mayReply(thread);
	if (action === 'resolve') return discussion.mayResolve(actor, thread, comments);
	if (action === 'reopen') return discussion.mayReopen(thread);
	const needsAnswer = action === 'need-answer';
	if (thread.status !== 'open' || thread.needsAnswer === needsAnswer) return false;
	return discussion.maySetNeedsAnswer(actor, { thread, comments, needsAnswer });
}

export function mayRetract(comment: Comment, { actor, state }: Reading): boolean {
	return isOpen(state) && discussion.mayRetract(actor, comment);
}

/** Nobody agrees twice with the same words. */
function mayAgree(actor: Actor, goal: Goal): boolean {
	const own = goal.answers.find(({ userId }) => userId === actor.id);
	const hasAgreed = own?.kind === 'accept' && own.text === goal.text;
	return !hasAgreed && mayAnswerGoal(actor, goal, 'accept');
}

/** The table lets everybody answer; nobody is asked about what they brought themselves. */
function isAsked(actor: Actor, treatment: Treatment): boolean {
	return treatment.proposedBy !== actor.id && treatment.status !== 'suggested';
}

function isOpen(state: PlanState): boolean {
	const plan = planOf(state);
	return plan !== undefined && isPlanOpen(plan);
}
