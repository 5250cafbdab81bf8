import type { Refused } from '../room/room-desk.svelte.ts';
import type { Deputyship } from '../../domain/care-team/care-team.ts';
import { isStandingIn } from '../../domain/care-team/deputy.ts';
import type { PlanStatus } from '../../domain/plan/plan.ts';
import { m } from '../../paraglide/messages.js';
import { calendarDay } from '../relative-time.ts';

/** What a status means for those who are in the plan. */
export function statusMeaning(status: PlanStatus): string {
	return meanings[status]();
}

const meanings: Readonly<Record<PlanStatus, () => string>> = {
	draft: m.team_status_meaning_draft,
	active: m.team_status_meaning_active,
	'on-hold': m.team_status_meaning_on_hold,
	completed: m.team_status_meaning_completed,
	revoked: m.team_status_meaning_revoked,
	'entered-in-error': m.team_status_meaning_entered_in_error
};

/** The button that takes the plan there. */
export function moveWords(to: PlanStatus): string {
	return moves[to]();
}

const moves: Readonly<Record<PlanStatus, () => string>> = {
	draft: m.team_status_to_resume,
	active: m.team_status_to_resume,
	'on-hold': m.team_status_to_on_hold,
	completed: m.team_status_to_completed,
	revoked: m.team_status_to_revoked,
	'entered-in-error': m.team_status_to_entered_in_error
};

/** The day of an instant where the reader is: "4 March 2026". */
export function dayOf(instant: string): string {
	const at = new Date(instant);
	const two = (part: number) => String(part).padStart(2, '0');
	return calendarDay(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`);
}

/** The last day of a time that ends where the next day begins. */
export function lastDayOf(until: string): string {
	return dayOf(new Date(Date.parse(until) - 1).toISOString());
}

/** From the beginning of the first day to the end of the last, where the reader is. */
export function spanOf(first: string, last: string): { from: string; until: string } {
	const end = new Date(`${last}T00:00`);
	end.setDate(end.getDate() + 1);
	return { from: new Date(`${first}T00:00`).toISOString(), until: end.toISOString() };
}

export function deputyWords(deputy: Deputyship, now: string): string {
	const { name, from } = deputy;
	const until = lastDayOf(deputy.until);
	if (isStandingIn(deputy, now)) return m.team_deputy_now({ name, until });
	return m.team_deputy_later({ name, from: dayOf(from), until });
}

const wordsByProblem: Readonly<Record<string, () => string>> = {
	'userId unknown': m.team_problem_unknown,
	'userId themselves': m.team_problem_themselves,
	'userId not-a-specialist': m.team_problem_not_specialist,
	'until before-start': m.team_problem_before_start,
	'until in-the-past': m.team_problem_past,
	'until too-long': m.team_problem_too_long,
	'reason empty': m.team_problem_reason
};

/** What is wrong, by field; the whole under an empty name. */
export function teamProblems(refused: Refused | null): Readonly<Record<string, string>> {
	if (refused === null) return {};
	const words = wordsByProblem[`${refused.field} ${refused.problem}`];
	if (refused.field === null || !words) return { '': refused.message };
	return { [refused.field]: words() };
}

/** The lines of an error summary, each with its field. */
export function summaryOf(
	id: string,
	errors: Readonly<Record<string, string>>
): readonly { field?: string; message: string }[] {
	return Object.entries(errors).map(([field, message]) =>
		field === '' ? { message } : { field: `${id}-${field}`, message }
	);
}
