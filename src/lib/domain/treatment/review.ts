import type { Option } from '../catalogue/option.ts';
import { addDays, isDay } from '../day.ts';
import type { CarePlan } from '../plan/plan.ts';
import { broughtForward } from '../safety/urgency.ts';

interface Around {
	/** YYYY-MM-DD. */
	readonly today: string;
	/** A plan that presses brings the review forward. */
	readonly plan: Pick<CarePlan, 'urgency' | 'urgencyReviewOn'>;
}

interface Days {
	/** "" where none is given. */
	readonly startOn: string;
	readonly reviewOn: string;
}

/**
 * The day on which an entry of the catalogue is looked at again: so many weeks after its start, or after
 * today where none is given, and never in the past; "" where the catalogue names no time.
 */
export function reviewFrom(
	{ reviewWeeks }: Pick<Option, 'reviewWeeks'>,
	startOn: string,
	{ today, plan }: Around
): string {
	if (reviewWeeks === null) return '';
	const counted = addDays(isDay(startOn) ? startOn : today, reviewWeeks * 7);
	return broughtForward(counted < today ? today : counted, plan, today);
}

/**
 * The review when the start becomes another day: one that was only offered follows, one that somebody
 * chose or took away stays. @param since the day from which an offer without a start was counted
 */
export function reviewMoved(
	option: Pick<Option, 'reviewWeeks'>,
	{ startOn, reviewOn }: Days,
	{ to, since, ...around }: Around & { readonly to: string; readonly since: string }
): string {
	const offers = [since, around.today].map((today) =>
		reviewFrom(option, startOn, { ...around, today })
	);
	const isOffered = reviewOn !== '' && offers.includes(reviewOn);
	return isOffered ? reviewFrom(option, to, around) : reviewOn;
}
