import { choice, numberWithin, optionalText, pastDate, type DetailsOf } from '../record/field.ts';

/** Conditions that play into pain after spine surgery or into what is safe to try. */
export const conditionCodes = [
	'diabetes',
	'hypertension',
	'smoking',
	'depression',
	'anxiety',
	'sleep',
	'sleep-apnoea',
	'obesity',
	'osteoporosis',
	'kidney-disease',
	'liver-disease',
	'heart-disease',
	'stomach-ulcer',
	'bleeding-risk',
	'malnutrition',
	'alcohol',
	'dyslipidaemia',
	'glaucoma',
	'bipolar',
	'substance-use',
	'cancer-history',
	'pregnancy',
	'infection',
	'skin-problem',
	'other'
] as const;
export type ConditionCode = (typeof conditionCodes)[number];

/** FHIR Condition. Absent is said, never assumed: what nobody asked is not known. */
export const conditionFields = {
	code: choice(conditionCodes),
	presence: choice(['present', 'absent', 'unknown']),
	since: pastDate,
	/** Diabetes: glycated haemoglobin in per cent (NGSP); the second digit keeps a whole mmol/mol (`hba1c.ts`). */
	hba1c: numberWithin(3, 20, 4),
	/** Hypertension: mm Hg. */
	systolic: numberWithin(50, 300),
	diastolic: numberWithin(20, 200),
	/** Kidney: ml/min/1.73 m². */
	egfr: numberWithin(0, 200),
	/** Weight: kg/m². */
	bmi: numberWithin(8, 100, 1),
	/** When the values were measured. */
	measuredOn: pastDate,
	text: optionalText()
} as const;
export type Condition = DetailsOf<typeof conditionFields>;
