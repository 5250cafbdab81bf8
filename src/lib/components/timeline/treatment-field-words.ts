import { findOption } from '../../domain/catalogue/catalogue.ts';
import { isEqual } from '../../domain/equal.ts';
import { detailFields, type DetailField } from '../../domain/treatment/details.ts';
import type { Treatment, TreatmentDetails } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { calendarDay } from '../relative-time.ts';
import { partialDosageWords, treatmentKindWords, triedWords } from '../room/words.ts';
import type { FieldChange } from './change-words.ts';

export type TreatmentField = DetailField | 'gateReason';
type Fields = Pick<Treatment, TreatmentField>;

/** What the ids in a field stand for. */
export interface Named {
	readonly goal: (id: string) => string;
	readonly cause: (id: string) => string;
}

export function treatmentFieldLabel(field: TreatmentField): string {
	return labels[field]();
}

/** What stands in a field, in words; empty where nothing does. */
export function treatmentFieldText(field: TreatmentField, of: Fields, named: Named): string {
	switch (field) {
		case 'kind':
			return treatmentKindWords(of.kind);
		case 'catalogueId':
			return findOption(of.catalogueId)?.name ?? of.catalogueId;
		case 'causeIds':
			return of.causeIds.map(named.cause).join(', ');
		case 'goalId':
			return of.goalId === null ? '' : named.goal(of.goalId);
		case 'triedBefore':
			return triedWords(of.triedBefore);
		case 'startOn':
		case 'reviewOn': {
			const day = of[field];
			return day === null ? '' : calendarDay(day);
		}
		case 'dosage':
			return partialDosageWords(of.dosage);
		default:
			return of[field];
	}
}

/** The fields of which the two say something else, in reading order. */
export function changedTreatmentFields(
	before: Fields,
	after: Fields,
	named: Named
): readonly (FieldChange & { readonly field: TreatmentField })[] {
	const fields = [...detailFields, 'gateReason'] as const;
	return fields
		.filter((field) => !isEqual(before[field], after[field]))
		.map((field) => ({
			field,
			label: treatmentFieldLabel(field),
			from: treatmentFieldText(field, before, named),
			to: treatmentFieldText(field, after, named)
		}));
}

/** The amount alone where nothing else of the order changed: "300 mg". */
export function doseChange(
	before: TreatmentDetails['dosage'],
	after: TreatmentDetails['dosage']
): { readonly from: string; readonly to: string } {
	const isSameUse = before?.route === after?.route && before?.frequency === after?.frequency;
	if (before === null || after === null || !isSameUse)
		return { from: partialDosageWords(before), to: partialDosageWords(after) };
	return { from: `${before.dose} ${before.unit}`, to: `${after.dose} ${after.unit}` };
}

const labels: Readonly<Record<TreatmentField, () => string>> = {
	name: m.treatment_fact_name,
	kind: m.treatment_fact_kind,
	why: m.treatment_fact_why,
	whyNow: m.treatment_fact_why_now,
	forCause: m.treatment_fact_for_cause_long,
	catalogueId: m.treatment_fact_catalogue,
	causeIds: m.treatment_fact_causes,
	goalId: m.treatment_fact_goal,
	triedBefore: m.treatment_fact_tried,
	frequency: m.treatment_fact_frequency,
	whoDoes: m.treatment_fact_who_does,
	startOn: m.treatment_fact_start,
	target: m.treatment_fact_target,
	reviewOn: m.treatment_fact_review,
	stopRule: m.treatment_fact_stop_rule,
	dosage: m.treatment_fact_dosage,
	gateReason: m.treatment_fact_gate_reason
};
