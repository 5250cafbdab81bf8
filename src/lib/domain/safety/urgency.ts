import { addDays } from '../day.ts';
import type { CarePlan, Urgency } from '../plan/plan.ts';
import { isAtLeast } from './open-flag.ts';

/** Within how many days somebody looks again; null where the team chooses the day. */
const daysByUrgency: Readonly<Record<Urgency, number | null>> = {
	emergency: 0,
	urgent: 3,
	soon: 28,
	elective: null,
	monitoring: null
};

/** The day by which a plan of this urgency is looked at again; null where the team chooses it. */
export function reviewOffered(urgency: Urgency, today: string): string | null {
	const days = daysByUrgency[urgency];
	return days === null ? null : addDays(today, days);
}

/** The day of a review, no later than the day on which a plan that presses is looked at. */
export function broughtForward(
	reviewOn: string,
	{ urgency, urgencyReviewOn }: Pick<CarePlan, 'urgency' | 'urgencyReviewOn'>,
	today: string
): string {
	if (!isAtLeast(urgency, 'soon') || urgencyReviewOn === null) return reviewOn;
	return urgencyReviewOn >= today && urgencyReviewOn < reviewOn ? urgencyReviewOn : reviewOn;
}
