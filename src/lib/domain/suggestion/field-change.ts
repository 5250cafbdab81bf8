import { activeMember } from '../care-team/policy.ts';
import { isClinician, type Actor } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { Decision, Moment } from '../decision.ts';
import { isEqual } from '../equal.ts';
import { goalDeciders } from '../goal/decide.ts';
import { isGoalWriter, mayReviseGoal } from '../goal/policy.ts';
import { planDeciders } from '../plan/decide.ts';
import { planOf } from '../plan/policy.ts';
import { recordDeciders } from '../record/decide.ts';
import { mayReviseRecord } from '../record/policy.ts';
import type { Refusal } from '../refusal.ts';
import { err } from '../result.ts';
import { treatmentDeciders } from '../treatment/decide.ts';
import { isTreatmentWriter, mayReviseTreatment } from '../treatment/policy.ts';
import type { FieldTarget } from './suggestion.ts';

/** Whether such a change is somebody's to make, and so to decide; when is another question. */
export function isWriter(target: FieldTarget, actor: Actor, state: PlanState): boolean {
	switch (target.type) {
		case 'plan':
			return isClinician(actor.role);
		case 'goal': {
			const goal = state.goal.get(target.goalId);
			return goal !== undefined && isGoalWriter(actor, goal);
		}
		case 'treatment': {
			const treatment = state.treatment.get(target.treatmentId);
			return treatment !== undefined && isTreatmentWriter(actor, treatment);
		}
		case 'record': {
			const record = state.record.get(target.recordId);
			return record !== undefined && mayReviseRecord(actor, record, target.after);
		}
	}
}

/** Whether they could make it as things stand. */
function mayChange(target: FieldTarget, actor: Actor, state: PlanState): boolean {
	if (!isWriter(target, actor, state)) return false;
	switch (target.type) {
		case 'plan':
			return true;
		case 'goal': {
			const goal = state.goal.get(target.goalId);
			return goal !== undefined && mayReviseGoal(actor, goal);
		}
		case 'treatment': {
			const treatment = state.treatment.get(target.treatmentId);
			return treatment !== undefined && mayReviseTreatment(actor, treatment);
		}
		case 'record':
			return state.record.get(target.recordId)?.enteredInErrorAt === null;
	}
}

/** Who could make the change now: those whom a suggestion would wait for. */
export function changersOf(target: FieldTarget, state: PlanState): readonly Actor[] {
	return [...state.member.values()]
		.filter(({ userId }) => activeMember(state, userId) !== undefined)
		.map(({ userId, name, role }) => ({ id: userId, name, role }))
		.filter((actor) => mayChange(target, actor, state));
}

/** Whether somebody who may not make the change may suggest it, because somebody else could. */
export function isSuggestible(target: FieldTarget, actor: Actor, state: PlanState): boolean {
	return !isWriter(target, actor, state) && changersOf(target, state).length > 0;
}

/**
 * The change itself, decided as everybody's is, by the rights of the one who makes it. What the
 * proposer saw must still stand, or it is `moved-since`.
 */
export function decideChange(target: FieldTarget, moment: Moment): Decision {
	const { state, actor } = moment;
	const current = currentOf(target, state);
	if (!current) return err({ code: 'not-found' });
	if (!isWriter(target, actor, state)) return err({ code: 'forbidden' });
	if (hasMoved(target, state)) return err(current);
	const decision = decideAs(target, moment);
	return !decision.ok && decision.error.code === 'stale' ? err(current) : decision;
}

function decideAs(target: FieldTarget, moment: Moment): Decision {
	const { state } = moment;
	switch (target.type) {
		case 'plan': {
			const expectedRevision = planOf(state)?.revision ?? 0;
			return planDeciders.RevisePlan({ expectedRevision, ...target.after }, moment);
		}
		case 'goal': {
			const revision = state.goal.get(target.goalId)?.revision ?? 0;
			return goalDeciders.ReviseGoal(goalRevision(target, revision), moment);
		}
		case 'treatment': {
			const revision = state.treatment.get(target.treatmentId)?.revision ?? 0;
			return treatmentDeciders.ReviseTreatment(treatmentRevision(target, revision), moment);
		}
		case 'record': {
			const revision = state.record.get(target.recordId)?.revision ?? 0;
			return recordDeciders.ReviseRecord(recordRevision(target, revision), moment);
		}
	}
}

/** Whether the words that the proposer saw are other ones by now; of single fields `decide` sees it. */
export function hasMoved(target: FieldTarget, state: PlanState): boolean {
	if (target.type === 'plan') {
		const plan = planOf(state);
		return !isEqual(target.before, plan && { title: plan.title, ask: plan.ask });
	}
	if (target.type === 'goal') return state.goal.get(target.goalId)?.text !== target.before.text;
	const current = entityOf(target, state);
	if (!current) return true;
	return Object.entries(target.before).some(([field, value]) => !isEqual(current[field], value));
}

function entityOf(
	target: Extract<FieldTarget, { type: 'treatment' | 'record' }>,
	state: PlanState
): Readonly<Record<string, unknown>> | undefined {
	if (target.type === 'record') return state.record.get(target.recordId)?.details;
	const treatment = state.treatment.get(target.treatmentId);
	return treatment && { ...treatment };
}

type MovedSince = Extract<Refusal, { code: 'moved-since' }>;

function currentOf(target: FieldTarget, state: PlanState): MovedSince | null {
	const moved = (
		kind: MovedSince['kind'],
		current: MovedSince['current'] | undefined
	): MovedSince | null => (current ? { code: 'moved-since', kind, current } : null);
	switch (target.type) {
		case 'plan':
			return moved('plan', planOf(state));
		case 'goal':
			return moved('goal', state.goal.get(target.goalId));
		case 'treatment':
			return moved('treatment', state.treatment.get(target.treatmentId));
		case 'record':
			return moved('record', state.record.get(target.recordId));
	}
}

function goalRevision(
	{ goalId, after }: Extract<FieldTarget, { type: 'goal' }>,
	expectedRevision: number
) {
	return { goalId, expectedRevision, text: after.text };
}

function treatmentRevision(
	{ treatmentId, before, after }: Extract<FieldTarget, { type: 'treatment' }>,
	expectedRevision: number
) {
	return { treatmentId, expectedRevision, before, after };
}

function recordRevision(
	{ recordId, before, after }: Extract<FieldTarget, { type: 'record' }>,
	expectedRevision: number
) {
	return { recordId, expectedRevision, before, after };
}
