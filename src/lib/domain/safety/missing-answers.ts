import { evaluateRedFlags, redFlags, type FlagAnswers } from '../catalogue/red-flag.ts';
import type { PlanState } from '../change.ts';
import type { UserId } from '../ids.ts';
import { isThisWeek } from './occasion.ts';
import { isOpen } from './safety-check.ts';

/** Questions to the patient that still want an answer before the answers may go, in the order asked. */
export function missingAnswers(answers: FlagAnswers, before: FlagAnswers): readonly string[] {
	const { level, unanswered } = evaluateRedFlags(answers);
	// In an emergency nobody is held up by questions that are left; otherwise silence is not a "no".
	if (level !== null) return [];
	return leftOpen(before).filter((id) => unanswered.includes(id));
}

/**
 * What somebody told this week with questions left, while it is open, and since; nothing once every
 * question to the patient is answered.
 */
export function toldBefore(state: Pick<PlanState, 'safety'>, by: UserId, now: string): FlagAnswers {
	const own = [...state.safety.values()]
		.filter(({ answeredBy, answeredAt }) => answeredBy === by && isThisWeek(answeredAt, now))
		.toSorted((one, other) => (one.answeredAt < other.answeredAt ? -1 : 1));
	const first = own.findIndex(isOpen);
	if (first === -1) return {};
	const told: FlagAnswers = Object.assign({}, ...own.slice(first).map(({ answers }) => answers));
	return leftOpen(told).length === 0 ? {} : told;
}

function leftOpen(answers: FlagAnswers): readonly string[] {
	const { unanswered } = evaluateRedFlags(answers);
	return redFlags
		.filter(({ id, askedOf }) => askedOf === 'patient' && unanswered.includes(id))
		.map(({ id }) => id);
}
