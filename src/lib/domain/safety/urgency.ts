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

/**
 * The day to offer when a draft's urgency becomes another. A day that somebody chose stays, unless it
 * is later than the new urgency asks for; one that only came with the urgency before goes with it.
 */
export function reviewMoved(
	{ urgency, reviewOn }: { readonly urgency: Urgency; readonly reviewOn: string },
	to: Urgency,
	{ plan, today }: { readonly plan: Reviewed; readonly today: string }
): string {
	const isUnchosen = reviewOn === reviewOffered(urgency, today) || isOnlyOffered(plan, reviewOn);
	const offered = reviewOffered(to, today);
	if (isUnchosen || reviewOn === '') return offered ?? '';
	return offered !== null && offered < reviewOn ? offered : reviewOn;
}

type Reviewed = Pick<CarePlan, 'urgency' | 'urgencyReason' | 'urgencySince' | 'urgencyReviewOn'>;

/** The plan's own day, and nobody chose it: a raised check set it, or it is what was offered then. */
function isOnlyOffered(plan: Reviewed, day: string): boolean {
	if (day !== plan.urgencyReviewOn) return false;
	return (
		plan.urgencyReason === '' || day === reviewOffered(plan.urgency, plan.urgencySince.slice(0, 10))
	);
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
