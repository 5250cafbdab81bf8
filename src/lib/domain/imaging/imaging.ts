import { spineLevels } from '../history/place.ts';
import { anyDate, choice, optionalText, requiredText, type DetailsOf } from '../record/field.ts';

export const modalities = [
	'mri',
	'ct',
	'x-ray',
	'flexion-extension-x-ray',
	'whole-spine-x-ray',
	'ct-myelography',
	'mr-neurography',
	'bone-scan',
	'other'
] as const;
export type Modality = (typeof modalities)[number];

/** FHIR ImagingStudy, from the order on. */
export const studyFields = {
	modality: choice(modalities),
	status: choice(['ordered', 'done', 'cancelled']),
	/** When it was made, or when it is to be. */
	date: anyDate,
	contrast: choice(['none', 'with', 'without-and-with', 'unknown']),
	/** Seen from the operation named; "unrelated" where there was none. */
	relation: choice(['before', 'after', 'unrelated']),
	operationId: { type: 'reference', to: 'operation', required: false },
	/** The decision that the result is meant to change (NICE NG59 1.1.6); an order cannot do without. */
	question: optionalText(),
	report: optionalText(8_000)
} as const;
export type Study = DetailsOf<typeof studyFields>;

export const structures = [
	'disc',
	'foramen',
	'canal',
	'facet',
	'sij',
	'hardware',
	'fusion',
	'alignment',
	'scar',
	'endplate',
	'adjacent'
] as const;
export type Structure = (typeof structures)[number];

export const findingChanges = [
	'new',
	'worse',
	'same',
	'better',
	'resolved',
	'not-comparable'
] as const;

export const findingFields = {
	studyId: { type: 'reference', to: 'study', required: true },
	level: choice(spineLevels),
	structure: choice(structures),
	observation: requiredText(),
	/** 0 none, 1 mild, 2 moderate, 3 severe. */
	severity: { type: 'number', min: 0, max: 3, decimals: 0, required: true },
	/** Against the study before. */
	change: choice(findingChanges),
	explainsSymptom: choice(['yes', 'no', 'uncertain']),
	reportQuote: optionalText()
} as const;
export type Finding = DetailsOf<typeof findingFields>;
