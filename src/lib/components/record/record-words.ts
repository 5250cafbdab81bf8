import type { PlanState } from '../../domain/change.ts';
import { fieldsByKind } from '../../domain/record/details.ts';
import type { Field, Fields, FieldValue } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import { m } from '../../paraglide/messages.js';
import { conditionWords } from './condition-words.ts';
import { dateWords } from './date-words.ts';
import {
	allergyWords,
	diagnosisWords,
	implantWords,
	medicineWords,
	operationWords,
	pastTreatmentWords,
	symptomWords
} from './history-words.ts';
import { findingWords, studyWords } from './imaging-words.ts';
import { recordTitle } from './record-title.ts';
import { causeWords, evidenceWords, reevaluationWords, stanceWords } from './reevaluation-words.ts';
import { numberWords } from './unit-words.ts';
import type { Words, WordsOf } from './words-of.ts';

/** "Operation"; where several are meant, `kindsWords`. */
export function kindWords(kind: RecordKind): string {
	return names[kind]();
}

/** "Operations". */
export function kindsWords(kind: RecordKind): string {
	return plurals[kind]();
}

/** "an operation": with its article, inside a sentence. */
export function oneOfKindWords(kind: RecordKind): string {
	return ones[kind]();
}

/** The question that a form asks. */
export function fieldWords(kind: RecordKind, field: string): string {
	return fieldEntry(kind, field)?.label() ?? field;
}

/** What helps to answer it; empty where nothing does. */
export function fieldHint(kind: RecordKind, field: string): string {
	return fieldEntry(kind, field)?.hint?.() ?? '';
}

export function choiceWords(kind: RecordKind, field: string, value: string): string {
	return fieldEntry(kind, field)?.choices?.[value]?.() ?? value;
}

interface Value {
	readonly kind: RecordKind;
	readonly field: string;
	readonly value: FieldValue | undefined;
}

/** What stands in a field, in words; empty where nothing does. */
export function valueWords({ kind, field, value }: Value, state: PlanState): string {
	const fields: Fields = fieldsByKind[kind];
	const rule = fields[field];
	if (rule === undefined || value === undefined || value === null) return '';
	if (typeof value === 'number') return numberWords(kind, field, value);
	if (typeof value !== 'string') {
		return value.map((one) => choiceWords(kind, field, one)).join(', ');
	}
	return textWords({ kind, field, value }, rule, state);
}

function textWords(
	{ kind, field, value }: Value & { readonly value: string },
	rule: Field,
	state: PlanState
): string {
	if (rule.type === 'choice') return choiceWords(kind, field, value);
	if (rule.type === 'date') return dateWords(value);
	if (rule.type !== 'reference') return value;
	const record = state.record.get(value);
	return record ? recordTitle(record) : m.record_reference_gone();
}

interface AnyFieldWords {
	readonly label: Words;
	readonly hint?: Words;
	readonly choices?: Readonly<Record<string, Words>>;
}

function fieldEntry(kind: RecordKind, field: string): AnyFieldWords | undefined {
	const fields: Readonly<Record<string, AnyFieldWords>> = wordsByKind[kind];
	return fields[field];
}

const wordsByKind: { readonly [Kind in RecordKind]: WordsOf<Kind> } = {
	diagnosis: diagnosisWords,
	operation: operationWords,
	symptom: symptomWords,
	medicine: medicineWords,
	allergy: allergyWords,
	implant: implantWords,
	'past-treatment': pastTreatmentWords,
	study: studyWords,
	finding: findingWords,
	condition: conditionWords,
	reevaluation: reevaluationWords,
	cause: causeWords,
	evidence: evidenceWords,
	stance: stanceWords
};

const names: Readonly<Record<RecordKind, Words>> = {
	diagnosis: m.record_diagnosis,
	operation: m.record_operation,
	symptom: m.record_symptom,
	medicine: m.record_medicine,
	allergy: m.record_allergy,
	implant: m.record_implant,
	'past-treatment': m.record_past_treatment,
	study: m.record_study,
	finding: m.record_finding,
	condition: m.record_condition,
	reevaluation: m.record_reevaluation,
	cause: m.record_cause,
	evidence: m.record_evidence,
	stance: m.record_stance
};

const plurals: Readonly<Record<RecordKind, Words>> = {
	diagnosis: m.record_diagnosis_many,
	operation: m.record_operation_many,
	symptom: m.record_symptom_many,
	medicine: m.record_medicine_many,
	allergy: m.record_allergy_many,
	implant: m.record_implant_many,
	'past-treatment': m.record_past_treatment_many,
	study: m.record_study_many,
	finding: m.record_finding_many,
	condition: m.record_condition_many,
	reevaluation: m.record_reevaluation_many,
	cause: m.record_cause_many,
	evidence: m.record_evidence_many,
	stance: m.record_stance_many
};

const ones: Readonly<Record<RecordKind, Words>> = {
	diagnosis: m.record_one_diagnosis,
	operation: m.record_one_operation,
	symptom: m.record_one_symptom,
	medicine: m.record_one_medicine,
	allergy: m.record_one_allergy,
	implant: m.record_one_implant,
	'past-treatment': m.record_one_past_treatment,
	study: m.record_one_study,
	finding: m.record_one_finding,
	condition: m.record_one_condition,
	reevaluation: m.record_one_reevaluation,
	cause: m.record_one_cause,
	evidence: m.record_one_evidence,
	stance: m.record_one_stance
};
