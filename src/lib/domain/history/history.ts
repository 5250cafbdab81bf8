import {
	choice,
	choices,
	numberWithin,
	optionalText,
	pastDate,
	requiredText,
	type DetailsOf
} from '../record/field.ts';
import { bodyRegions, spineLevels } from './place.ts';

/** What was thought to cause the pain before the first operation. */
export const diagnosisFields = {
	text: requiredText(),
	madeOn: pastDate,
	madeBy: optionalText(200),
	basis: optionalText()
} as const;
export type Diagnosis = DetailsOf<typeof diagnosisFields>;

export const procedures = [
	'discectomy',
	'decompression',
	'fusion',
	'disc-replacement',
	'revision-decompression',
	'revision-fusion',
	'hardware-removal',
	'stimulator-implant',
	'pump-implant',
	'other'
] as const;
export type ProcedureName = (typeof procedures)[number];

/** FHIR Procedure: an operation on the spine. */
export const operationFields = {
	performedOn: { ...pastDate, required: true },
	procedures: choices(procedures, true),
	procedureText: optionalText(),
	levels: choices(spineLevels),
	surgeon: optionalText(200),
	reason: optionalText(),
	timing: choice(['elective', 'urgent', 'unknown']),
	outcome: choice(['better', 'mixed', 'same', 'worse', 'unknown']),
	outcomeText: optionalText(),
	/** Weeks without the old pain afterwards; 0 is none at all. */
	painFreeWeeks: numberWithin(0, 2_600)
} as const;
export type Operation = DetailsOf<typeof operationFields>;

export const painQualities = [
	'aching',
	'burning',
	'electric',
	'stabbing',
	'pressing',
	'cramping',
	'tingling',
	'numb',
	'weak',
	'other'
] as const;

export const symptomFields = {
	regions: choices(bodyRegions, true),
	qualities: choices(painQualities),
	/** 0 to 10, on a usual day. */
	intensity: numberWithin(0, 10),
	since: pastDate,
	/** What brings it on, what eases it. */
	text: optionalText()
} as const;
export type Symptom = DetailsOf<typeof symptomFields>;

/** FHIR MedicationStatement. */
export const medicineFields = {
	name: requiredText(200),
	/** What it belongs to, where that changes what is safe: see the gates of the catalogue. */
	group: choice([
		'nsaid',
		'paracetamol',
		'opioid',
		'gabapentinoid',
		'snri',
		'ssri',
		'tricyclic',
		'benzodiazepine',
		'anticoagulant',
		'steroid',
		'other'
	]),
	use: choice(['regular', 'as-needed', 'stopped']),
	dose: optionalText(200),
	since: pastDate,
	text: optionalText()
} as const;
export type Medicine = DetailsOf<typeof medicineFields>;

export const allergyFields = {
	substance: requiredText(200),
	/** Contrast is asked for by name: it decides which image is possible. */
	group: choice(['contrast', 'latex', 'medicine', 'other']),
	reaction: optionalText()
} as const;
export type Allergy = DetailsOf<typeof allergyFields>;

export const implantFields = {
	device: choice([
		'spinal-hardware',
		'spinal-cord-stimulator',
		'pacemaker',
		'pump',
		'joint',
		'other'
	]),
	text: optionalText(),
	levels: choices(spineLevels),
	mri: choice(['safe', 'conditional', 'unsafe', 'unknown']),
	placedOn: pastDate
} as const;
export type Implant = DetailsOf<typeof implantFields>;

/** "What have you tried, and did it help?" after MyPAIN (AHRQ). */
export const pastTreatmentFields = {
	name: requiredText(200),
	/** The entry of the catalogue it was; "" where it is none of them. */
	catalogueId: optionalText(60),
	when: optionalText(200),
	dose: optionalText(200),
	duration: optionalText(200),
	helped: choice(['never', 'sometimes', 'always', 'unknown']),
	whyStopped: optionalText()
} as const;
export type PastTreatment = DetailsOf<typeof pastTreatmentFields>;
