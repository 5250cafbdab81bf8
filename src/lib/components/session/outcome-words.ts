import type { Outcome } from '../../domain/care-session/session-decision.ts';
import { m } from '../../paraglide/messages.js';
import { causeStatusWords } from '../reevaluation/cause-words.ts';
import { calendarDay } from '../relative-time.ts';
import { detailFieldWords } from '../room/treatment-fields.ts';
import { goalStatusWords, treatmentStatusWords, urgencyWords } from '../room/words.ts';

/** A change of the plan as a line of the minutes: the same for all who read them. */
export function outcomeWords(outcome: Outcome, by: string): string {
	const said = sentence(outcome, by);
	const reason = 'reason' in outcome ? outcome.reason : '';
	return reason === '' ? said : `${said} ${m.care_outcome_reason({ reason })}`;
}

function sentence(outcome: Outcome, by: string): string {
	switch (outcome.type) {
		case 'treatment-brought':
			return outcome.status === 'proposed'
				? m.care_outcome_brought({ name: outcome.name, by })
				: m.care_outcome_suggested({ name: outcome.name, by });
		case 'treatment-status': {
			const status = lower(treatmentStatusWords(outcome.status, 'pain-specialist'));
			return m.care_outcome_status({ name: outcome.name, status });
		}
		case 'treatment-details': {
			const details = outcome.fields.map(fieldWords).join('; ');
			return m.care_outcome_details({ name: outcome.name, details });
		}
		case 'answer':
			return answers[outcome.kind]({ name: outcome.name, by });
		case 'goal-status':
			return m.care_outcome_goal({
				goal: outcome.text,
				status: lower(goalStatusWords(outcome.status))
			});
		case 'cause-status': {
			const status = lower(causeStatusWords(outcome.status, false));
			return m.care_outcome_cause({ name: outcome.name, status });
		}
		case 'urgency':
			return m.care_outcome_urgency({ urgency: lower(urgencyWords(outcome.urgency)) });
		case 'thread-resolved':
			return outcome.text === ''
				? m.care_outcome_thread_taken_back()
				: m.care_outcome_thread({ text: outcome.text });
	}
}

type Fields = Extract<Outcome, { type: 'treatment-details' }>['fields'];

function fieldWords({ field, value }: Fields[number]): string {
	const name = detailFieldWords(field);
	if (value === '') return m.care_outcome_field_none({ field: name });
	const isDay = field === 'startOn' || field === 'reviewOn';
	return m.care_outcome_field({ field: name, value: isDay ? calendarDay(value) : value });
}

const answers = {
	accept: m.care_outcome_accept,
	decline: m.care_outcome_decline,
	question: m.care_outcome_question
} as const;

function lower(words: string): string {
	return words.charAt(0).toLowerCase() + words.slice(1);
}
