import type { Refused } from '../room/room-desk.svelte.ts';
import { m } from '../../paraglide/messages.js';

const wordsByProblem: Readonly<Record<string, () => string>> = {
	'urgency red-flag-open': m.safety_problem_flag_open,
	'owner unknown': m.safety_problem_owner,
	'reviewOn empty': m.safety_problem_review_missing,
	'reviewOn not-a-day': m.safety_problem_review_day,
	'reviewOn in-the-past': m.safety_problem_review_past,
	'note empty': m.safety_problem_note,
	'reason empty': m.safety_problem_reason
};

/** What is wrong, by field; the whole under an empty name. */
export function fieldProblems(refused: Refused | null): Readonly<Record<string, string>> {
	if (refused === null) return {};
	const words = wordsByProblem[`${refused.field} ${refused.problem}`];
	if (refused.field === null || !words) return { '': refused.message };
	return { [refused.field]: words() };
}
