import type { CarePlan, Urgency } from '../../domain/plan/plan.ts';
import { m } from '../../paraglide/messages.js';
import { calendarDay } from '../relative-time.ts';
import { urgencyEffect } from './words.ts';

type Hurried = Pick<CarePlan, 'urgency' | 'urgencyReviewOn'>;

interface UrgencyFact {
	readonly label: string;
	readonly value: string;
	/** The day is over. */
	readonly isLate: boolean;
}

/**
 * What an urgency changes: what is offered, what comes first, by when, and who sees to it. For an
 * emergency no day is said: it would give time that there is not.
 */
export function urgencyFacts(
	plan: Hurried,
	{ owner, today }: { readonly owner: string | undefined; readonly today: string }
): readonly UrgencyFact[] {
	const { urgency, urgencyReviewOn: day } = plan;
	const isNow = urgency === 'emergency';
	const isLate = !isNow && day !== null && day < today;
	const by =
		isNow || day === null ? whenUnsaid[urgency]() : m.safety_by({ date: calendarDay(day) });
	return [
		{ label: m.safety_fact_offer(), value: urgencyEffect(urgency), isLate: false },
		{ label: m.safety_fact_order(), value: order[urgency](), isLate: false },
		{ label: m.safety_fact_when(), value: isLate ? `${by} ${m.safety_late()}` : by, isLate },
		{ label: m.safety_fact_owner(), value: owner ?? m.safety_owner_nobody(), isLate: false }
	];
}

const order: Readonly<Record<Urgency, () => string>> = {
	emergency: m.safety_order_emergency,
	urgent: m.safety_order_urgent,
	soon: m.safety_order_soon,
	elective: m.safety_order_elective,
	monitoring: m.safety_order_monitoring
};

const whenUnsaid: Readonly<Record<Urgency, () => string>> = {
	emergency: m.safety_when_emergency,
	urgent: m.safety_when_urgent,
	soon: m.safety_when_soon,
	elective: m.safety_when_elective,
	monitoring: m.safety_when_monitoring
};
