import { flagLevels, type FlagLevel } from '../catalogue/flag-level.ts';
import type { PlanState } from '../change.ts';
import { urgencies, type Urgency } from '../plan/plan.ts';
import { planOf } from '../plan/policy.ts';
import { isOpen, type SafetyCheck } from './safety-check.ts';

/** What was raised and has no outcome yet: the most urgent first, then the oldest. */
export function openChecks(state: Pick<PlanState, 'safety'>): readonly SafetyCheck[] {
	const rank = ({ level }: SafetyCheck) => flagLevels.findIndex((known) => known === level);
	return [...state.safety.values()]
		.filter(isOpen)
		.toSorted(
			(one, other) =>
				rank(one) - rank(other) || (one.answeredAt + one.id < other.answeredAt + other.id ? -1 : 1)
		);
}

/** The most urgent red flag without an outcome; a plan that a clinician made urgent has one too. */
export function openFlagOf(state: PlanState): FlagLevel | null {
	const [first] = openChecks(state);
	if (first) return first.level;
	const urgency = planOf(state)?.urgency;
	if (urgency === 'emergency') return 'E0';
	return urgency === 'urgent' ? 'E2' : null;
}

/** While it is open the plan is at least this urgent. */
export function urgencyFloor(level: FlagLevel | null): Urgency | null {
	if (level === null) return null;
	return level === 'E0' ? 'emergency' : 'urgent';
}

/** Whether `one` is at least as urgent as `other`. */
export function isAtLeast(one: Urgency, other: Urgency): boolean {
	return urgencies.indexOf(one) <= urgencies.indexOf(other);
}
