import type { Actor } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { CarePlan, PlanStatus } from './plan.ts';

const closedStatuses: readonly PlanStatus[] = ['revoked', 'completed', 'entered-in-error'];

/** A closed plan is read, never changed. */
export function isPlanOpen(plan: Pick<CarePlan, 'status'>): boolean {
	return !closedStatuses.includes(plan.status);
}

/** Where a plan may go from where it stands, whoever asks. */
export function nextStatuses(plan: CarePlan, state: PlanState): readonly PlanStatus[] {
	if (!isPlanOpen(plan)) return [];
	const isSigned = state.version.size > 0;
	const pause = isSigned ? 'active' : 'draft';
	const onHold: PlanStatus = plan.status === 'on-hold' ? pause : 'on-hold';
	return [onHold, ...(isSigned ? (['completed'] as const) : []), 'revoked', 'entered-in-error'];
}

/**
 * Where this person may take the plan: the buttons. Clinicians pause and resume; the specialist
 * ends; a plan that was started by mistake is taken back by who started it, until it is signed.
 */
export function planMoves(actor: Actor, plan: CarePlan, state: PlanState): readonly PlanStatus[] {
	return nextStatuses(plan, state).filter((to) => {
		if (actor.role === 'patient') return false;
		if (isPlanOpen({ status: to }) || actor.role === 'pain-specialist') return true;
		return to === 'entered-in-error' && plan.startedBy === actor.id && state.version.size === 0;
	});
}

export function withStatus(
	plan: CarePlan,
	status: PlanStatus,
	{ reason, by, at }: { readonly reason: string; readonly by: Actor; readonly at: string }
): CarePlan {
	return {
		...plan,
		revision: plan.revision + 1,
		status,
		statusReason: reason,
		statusSince: at,
		statusBy: by.id
	};
}
