import type { PlanState } from '../../domain/change.ts';
import type { SectionKey } from '../../domain/plan/section.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { m } from '../../paraglide/messages.js';
import { recordTitle } from '../record/record-title.ts';
import { sectionHref } from '../room/page-href.ts';
import { sectionOfKind } from '../room/section-marks.ts';
import { sectionWords } from '../room/words.ts';

/** Where a suggestion is shown; null for the head of the plan. */
export function sectionOfSuggestion({ target }: Suggestion, state: PlanState): SectionKey | null {
	switch (target.type) {
		case 'plan':
			return null;
		case 'prose':
			return target.document;
		case 'goal':
			return 'goals';
		case 'treatment':
			return 'treatments';
		case 'record': {
			const record = state.record.get(target.recordId);
			return record ? sectionOfKind(record.kind) : null;
		}
	}
}

/** What it is about, by its name in the plan. */
export function aboutWords({ target }: Suggestion, state: PlanState): string {
	switch (target.type) {
		case 'plan':
			return m.suggestion_about_plan();
		case 'prose':
			return sectionWords(target.document);
		case 'goal':
			return state.goal.get(target.goalId)?.text ?? m.room_section_goals();
		case 'treatment':
			return state.treatment.get(target.treatmentId)?.name ?? m.treatment_title();
		case 'record': {
			const record = state.record.get(target.recordId);
			return record ? recordTitle(record) : m.suggestion_about_record();
		}
	}
}

export function suggestionHref(suggestion: Suggestion, state: PlanState, planHref: string): string {
	const section = sectionOfSuggestion(suggestion, state);
	const page = section === null ? planHref : sectionHref(planHref, section).split('#')[0];
	return `${page}#suggestion-${suggestion.id}`;
}
