import type { PlanState } from '../../domain/change.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { recordTitle } from '../record/record-title.ts';
import { treatmentStatusWords } from '../room/words.ts';
import { fieldChangeWords, said, type ChangeWords } from './change-words.ts';
import type { EventOf, Telling } from './telling.ts';
import { changedTreatmentFields, doseChange, type Named } from './treatment-field-words.ts';

export function treatmentWords(
	{ command, entity }: EventOf<'treatment'>,
	{ before, now }: Telling
): readonly ChangeWords[] {
	const was = before.treatment.get(entity.id);
	const treatment = entity.name;
	if (!was) {
		const isIdea = command === 'SuggestTreatment';
		const words = isIdea ? m.timeline_treatment_suggested : m.timeline_treatment_proposed;
		return [said(words({ treatment }))];
	}
	return [...statusWords(was, entity), ...detailWords(was, entity, now)];
}

export function responseWords(
	{ entity }: EventOf<'response'>,
	{ now }: Telling
): readonly ChangeWords[] {
	const treatment = now.treatment.get(entity.treatmentId)?.name ?? m.timeline_about_gone();
	const answer = answers[entity.kind]({ treatment });
	const { reason } = entity;
	return [said(reason === '' ? answer : m.timeline_response_with({ answer, reason }))];
}

const answers = {
	accept: m.timeline_response_accept,
	decline: m.timeline_response_decline,
	question: m.timeline_response_question
} as const;

/** What goals and causes are called in a plan. */
export function namedIn(state: PlanState): Named {
	return {
		goal: (id) => state.goal.get(id)?.text ?? m.timeline_about_gone(),
		cause: (id) => {
			const record = state.record.get(id);
			return record ? recordTitle(record) : m.timeline_about_gone();
		}
	};
}

function statusWords(was: Treatment, is: Treatment): readonly ChangeWords[] {
	if (was.status === is.status) return [];
	const words = {
		item: is.name,
		from: treatmentStatusWords(was.status, 'pain-specialist'),
		to: treatmentStatusWords(is.status, 'pain-specialist')
	};
	const { statusReason: reason } = is;
	return [
		said(reason === '' ? m.timeline_moved(words) : m.timeline_moved_reason({ ...words, reason }))
	];
}

function detailWords(was: Treatment, is: Treatment, now: PlanState): readonly ChangeWords[] {
	return changedTreatmentFields(was, is, namedIn(now)).map((change) => {
		if (change.field !== 'dosage') return fieldChangeWords(was.name, change);
		const { from, to } = doseChange(was.dosage, is.dosage);
		const treatment = is.name;
		if (from === '') return said(m.timeline_dose_set({ treatment, to }));
		if (to === '') return said(m.timeline_dose_emptied({ treatment, from }));
		return said(m.timeline_dose_changed({ treatment, from, to }));
	});
}
