import type { ConditionCode } from '../domain/condition/condition.ts';
import { m } from '../paraglide/messages.js';

/** What a condition does to the options. Not yet reviewed by a clinician. */
export function conditionEffect(code: ConditionCode): string {
	return effects[code]();
}

const effects: Readonly<Record<ConditionCode, () => string>> = {
	diabetes: m.record_effect_diabetes,
	hypertension: m.record_effect_hypertension,
	smoking: m.record_effect_smoking,
	depression: m.record_effect_depression,
	anxiety: m.record_effect_anxiety,
	sleep: m.record_effect_sleep,
	'sleep-apnoea': m.record_effect_sleep_apnoea,
	obesity: m.record_effect_obesity,
	osteoporosis: m.record_effect_osteoporosis,
	'kidney-disease': m.record_effect_kidney_disease,
	'liver-disease': m.record_effect_liver_disease,
	'heart-disease': m.record_effect_heart_disease,
	'stomach-ulcer': m.record_effect_stomach_ulcer,
	'bleeding-risk': m.record_effect_bleeding_risk,
	malnutrition: m.record_effect_malnutrition,
	alcohol: m.record_effect_alcohol,
	dyslipidaemia: m.record_effect_dyslipidaemia,
	glaucoma: m.record_effect_glaucoma,
	bipolar: m.record_effect_bipolar,
	'substance-use': m.record_effect_substance_use,
	'cancer-history': m.record_effect_cancer_history,
	pregnancy: m.record_effect_pregnancy,
	infection: m.record_effect_infection,
	'skin-problem': m.record_effect_skin_problem,
	other: m.record_effect_other
};
