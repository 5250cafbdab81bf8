import type { Goal } from '../../domain/goal/goal.ts';
import { detailFields, type DetailField } from '../../domain/treatment/details.ts';
import type { TreatmentDetails } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { calendarDay } from '../relative-time.ts';
import type { DraftField } from './treatment-draft.ts';
import { dosageWords, partialDosageWords, treatmentKindWords, triedWords } from './words.ts';

/** The parts of a treatment that have a row: a dosage only where it is a medicine. */
export function visibleFields(details: TreatmentDetails): readonly DetailField[] {
	return detailFields.filter((field) => field !== 'dosage' || details.kind === 'medicine');
}

export function detailFieldWords(field: DetailField): string {
	return wordsByField[field]();
}

/** The value of one part in words; empty where nothing is written. */
export function detailValueWords(
	details: TreatmentDetails,
	field: DetailField,
	goals: readonly Goal[]
): string {
	return valueByField[field](details, goals);
}

export function draftFieldsOf(fields: readonly DetailField[]): readonly DraftField[] {
	return fields.flatMap((field) => draftFieldsByField[field] ?? []);
}

/** The control in the form that stands for a field that a refusal names; null for none. */
export function draftFieldFor(field: string): string {
	const last = field.split('.').at(-1) ?? field;
	return last === 'triedBefore' ? 'tried' : last === 'dosage' ? 'dose' : last;
}

const wordsByField: Readonly<Record<DetailField, () => string>> = {
	name: m.treatment_fact_name,
	kind: m.treatment_fact_kind,
	why: m.treatment_fact_why,
	whyNow: m.treatment_fact_why_now,
	forCause: m.treatment_fact_for_cause_long,
	goalId: m.treatment_fact_goal,
	triedBefore: m.treatment_fact_tried,
	target: m.treatment_fact_target,
	reviewOn: m.treatment_fact_review,
	dosage: m.treatment_fact_dosage
};

const valueByField: Readonly<
	Record<DetailField, (details: TreatmentDetails, goals: readonly Goal[]) => string>
> = {
	name: ({ name }) => name,
	kind: ({ kind }) => treatmentKindWords(kind),
	why: ({ why }) => why,
	whyNow: ({ whyNow }) => whyNow,
	forCause: ({ forCause }) => forCause,
	goalId: ({ goalId }, goals) => goals.find(({ id }) => id === goalId)?.text ?? '',
	triedBefore: ({ triedBefore }) => triedWords(triedBefore),
	target: ({ target }) => target,
	reviewOn: ({ reviewOn }) => (reviewOn === null ? '' : calendarDay(reviewOn)),
	dosage: ({ dosage }) => dosageWords(dosage) ?? partialDosageWords(dosage)
};

const draftFieldsByField: Readonly<Record<DetailField, readonly DraftField[]>> = {
	name: ['name'],
	kind: ['kind'],
	why: ['why'],
	whyNow: ['whyNow'],
	forCause: ['forCause'],
	goalId: ['goalId'],
	triedBefore: ['tried', 'when', 'duration', 'helped', 'whyStopped'],
	target: ['target'],
	reviewOn: ['reviewOn'],
	dosage: ['dose', 'unit', 'route', 'frequency']
};
