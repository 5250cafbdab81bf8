import type { Goal } from '../../domain/goal/goal.ts';
import type { RecordOf } from '../../domain/record/record.ts';
import { detailFields, type DetailField } from '../../domain/treatment/details.ts';
import type { TreatmentDetails } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { calendarDay } from '../relative-time.ts';
import type { DraftField } from './treatment-draft.ts';
import { dosageWords, partialDosageWords, treatmentKindWords, triedWords } from './words.ts';

/** What a treatment refers to by id. */
export interface Names {
	readonly goals: readonly Goal[];
	readonly causes: readonly RecordOf<'cause'>[];
}

/** The parts of a treatment that have a row: a dosage only where it is a medicine. */
export function visibleFields(details: TreatmentDetails): readonly DetailField[] {
	const isMedicine = details.kind === 'medicine';
	const hidden: readonly DetailField[] = ['catalogueId', isMedicine ? 'frequency' : 'dosage'];
	return detailFields.filter((field) => !hidden.includes(field));
}

export function detailFieldWords(field: DetailField): string {
	return wordsByField[field]();
}

/** The value of one part in words; empty where nothing is written. */
export function detailValueWords(
	details: TreatmentDetails,
	field: DetailField,
	names: Names
): string {
	return valueByField[field](details, names);
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
	catalogueId: m.treatment_fact_catalogue,
	causeIds: m.treatment_fact_causes,
	frequency: m.treatment_fact_frequency,
	whoDoes: m.treatment_fact_who_does,
	startOn: m.treatment_fact_start,
	stopRule: m.treatment_fact_stop_rule,
	goalId: m.treatment_fact_goal,
	triedBefore: m.treatment_fact_tried,
	target: m.treatment_fact_target,
	reviewOn: m.treatment_fact_review,
	dosage: m.treatment_fact_dosage
};

const valueByField: Readonly<
	Record<DetailField, (details: TreatmentDetails, names: Names) => string>
> = {
	name: ({ name }) => name,
	kind: ({ kind }) => treatmentKindWords(kind),
	why: ({ why }) => why,
	whyNow: ({ whyNow }) => whyNow,
	forCause: ({ forCause }) => forCause,
	catalogueId: () => '',
	causeIds: ({ causeIds }, { causes }) =>
		causes
			.filter(({ id }) => causeIds.includes(id))
			.map(({ details }) => details.name)
			.join(', '),
	frequency: ({ frequency }) => frequency,
	whoDoes: ({ whoDoes }) => whoDoes,
	startOn: ({ startOn }) => (startOn === null ? '' : calendarDay(startOn)),
	stopRule: ({ stopRule }) => stopRule,
	goalId: ({ goalId }, { goals }) => goals.find(({ id }) => id === goalId)?.text ?? '',
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
	catalogueId: [],
	causeIds: ['causeIds'],
	frequency: ['often'],
	whoDoes: ['whoDoes'],
	startOn: ['startOn'],
	stopRule: ['stopRule'],
	goalId: ['goalId'],
	triedBefore: ['tried', 'when', 'duration', 'helped', 'whyStopped'],
	target: ['target'],
	reviewOn: ['reviewOn'],
	dosage: ['dose', 'unit', 'route', 'frequency']
};
