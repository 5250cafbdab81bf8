import type { FlagLevel } from '../catalogue/red-flag.ts';
import type { CarePlan } from '../plan/plan.ts';

/** The most urgent red flag of the plan without an outcome. */
export function openFlagOf({ urgency }: Pick<CarePlan, 'urgency'>): FlagLevel | null {
	return urgency === 'emergency' ? 'E0' : null;
}
