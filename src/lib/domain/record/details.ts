import { conditionFields } from '../condition/condition.ts';
import {
	allergyFields,
	diagnosisFields,
	implantFields,
	medicineFields,
	operationFields,
	pastTreatmentFields,
	symptomFields
} from '../history/history.ts';
import { findingFields, studyFields } from '../imaging/imaging.ts';
import { causeFields, evidenceFields, reevaluationFields } from '../reevaluation/reevaluation.ts';
import { stanceFields } from '../weighing/weighing.ts';
import type { DetailsOf, Fields } from './field.ts';
import type { RecordKind } from './kind.ts';

export const fieldsByKind = {
	diagnosis: diagnosisFields,
	operation: operationFields,
	symptom: symptomFields,
	medicine: medicineFields,
	allergy: allergyFields,
	implant: implantFields,
	'past-treatment': pastTreatmentFields,
	study: studyFields,
	finding: findingFields,
	condition: conditionFields,
	reevaluation: reevaluationFields,
	cause: causeFields,
	evidence: evidenceFields,
	stance: stanceFields
} as const satisfies Readonly<Record<RecordKind, Fields>>;

export type DetailsByKind = {
	readonly [Kind in RecordKind]: DetailsOf<(typeof fieldsByKind)[Kind]>;
};
