import type { Urgency } from '../../domain/plan/plan.ts';
import { m } from '../../paraglide/messages.js';
import { planStatusWords } from '../room/words.ts';
import type { WaitingForYou, WorkListRow } from './row.ts';

const urgencies: Readonly<Record<Urgency, () => string>> = {
	emergency: m.work_list_urgency_emergency,
	urgent: m.work_list_urgency_urgent,
	soon: m.work_list_urgency_soon,
	elective: m.work_list_urgency_elective,
	monitoring: m.work_list_urgency_monitoring
};

/** The one word that fits in a list; the plan itself says what it means. */
export function shortUrgencyWords(urgency: Urgency): string {
	return urgencies[urgency]();
}

/** Where the plan stands: closed plans by their status, open ones by their signature. */
export function stateWords(row: WorkListRow): string {
	if (row.status !== 'draft' && row.status !== 'active') return planStatusWords(row.status);
	if (row.latestVersion === null) return m.work_list_state_first();
	const number = String(row.latestVersion);
	return row.changedSinceVersion
		? m.work_list_state_changed({ number })
		: m.work_list_state_signed({ number });
}

/** What waits, one phrase each, the most binding first. */
export function waitingWords(waiting: WaitingForYou): readonly string[] {
	const { redFlag, isNew, version, questions, proposals, ideas, decisions } = waiting;
	return [
		redFlag === 'unopened' ? m.safety_waits_unopened() : '',
		redFlag === 'open' ? m.safety_waits_open() : '',
		isNew ? m.work_list_waits_new() : '',
		version === null ? '' : m.work_list_waits_version({ number: String(version) }),
		counted(questions, m.work_list_waits_question_one, m.work_list_waits_question_many),
		counted(proposals, m.work_list_waits_proposal_one, m.work_list_waits_proposal_many),
		counted(waiting.goals, m.work_list_waits_goal_one, m.work_list_waits_goal_many),
		counted(ideas, m.work_list_waits_idea_one, m.work_list_waits_idea_many),
		counted(decisions, m.work_list_waits_decision_one, m.work_list_waits_decision_many),
		counted(waiting.amendments, m.amendment_waits_one, m.amendment_waits_many),
		counted(waiting.suggestions, m.suggestion_waits_one, m.suggestion_waits_many)
	].filter((words) => words !== '');
}

/** The phrase for one or for several; empty for none. */
export function counted(
	count: number,
	one: () => string,
	many: (inputs: { count: string }) => string
): string {
	if (count === 0) return '';
	return count === 1 ? one() : many({ count: String(count) });
}
