import { m } from '../../paraglide/messages.js';
import type { StartPlanField } from './values.ts';

type Problem = 'missing' | 'too-long' | 'wrong' | 'gone' | 'taken';

/** What is wrong with a field and what to do, in one sentence. */
export function problemWords(field: StartPlanField, problem: Problem): string {
	if (problem === 'too-long') return m.start_plan_too_long();
	return words[field](problem);
}

const words: Readonly<Record<StartPlanField, (problem: Problem) => string>> = {
	name: () => m.start_plan_name_missing(),
	birthDate: (problem) =>
		problem === 'missing' ? m.start_plan_birth_date_missing() : m.start_plan_birth_date_wrong(),
	identifier: () => m.start_plan_identifier_wrong(),
	title: () => m.start_plan_title_missing(),
	ask: () => m.start_plan_ask_missing(),
	urgency: () => m.start_plan_urgency_missing(),
	specialist: (problem) =>
		problem === 'missing' ? m.start_plan_specialist_missing() : m.start_plan_specialist_gone(),
	samePerson: () => m.start_plan_same_missing()
};
