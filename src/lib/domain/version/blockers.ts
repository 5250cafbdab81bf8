import type { PlanState } from '../change.ts';
import { planOf } from '../plan/policy.ts';
import { openChecks } from '../safety/open-flag.ts';
import type { Blocker } from './blocker.ts';

/** Everything that stands in the way of a signature: red flags or the emergency, then open questions, oldest first. */
export function findBlockers(state: PlanState, whatMattersText: string): readonly Blocker[] {
	const questions = [...state.thread.values()]
		.filter(({ status, needsAnswer }) => status === 'open' && needsAnswer)
		.toSorted((one, other) => (one.startedAt + one.id < other.startedAt + other.id ? -1 : 1))
		.map(({ id }): Blocker => ({ type: 'needs-answer', threadId: id }));
	const isDecided = [...state.treatment.values()].some(
		({ status }) => status === 'chosen' || status === 'active'
	);
	const hasGoal = [...state.goal.values()].some(
		({ status }) => status === 'accepted' || status === 'completed'
	);
	const flags = openChecks(state)
		.filter(({ level }) => level !== 'E2')
		.map(({ id }): Blocker => ({ type: 'red-flag', checkId: id }));
	// Whoever closes a flag says how urgent the plan is from then on: it is told first, and alone.
	const isEmergency = flags.length === 0 && planOf(state)?.urgency === 'emergency';
	return [
		...flags,
		...(isEmergency ? [{ type: 'emergency' } as const] : []),
		...questions,
		...(hasGoal ? [] : [{ type: 'no-accepted-goal' } as const]),
		...(isDecided ? [] : [{ type: 'no-chosen-treatment' } as const]),
		...(whatMattersText.trim() === '' ? [{ type: 'nothing-matters-written' } as const] : [])
	];
}
