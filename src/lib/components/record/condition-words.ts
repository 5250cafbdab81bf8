import { m } from '../../paraglide/messages.js';
import type { WordsOf } from './words-of.ts';

export const conditionWords: WordsOf<'condition'> = {
	code: {
		label: m.record_condition_code_label,
		choices: {
			diabetes: m.record_condition_code_diabetes,
			hypertension: m.record_condition_code_hypertension,
			smoking: m.record_condition_code_smoking,
			depression: m.record_condition_code_depression,
			anxiety: m.record_condition_code_anxiety,
			sleep: m.record_condition_code_sleep,
			'sleep-apnoea': m.record_condition_code_sleep_apnoea,
			obesity: m.record_condition_code_obesity,
			osteoporosis: m.record_condition_code_osteoporosis,
			'kidney-disease': m.record_condition_code_kidney_disease,
			'liver-disease': m.record_condition_code_liver_disease,
			'heart-disease': m.record_condition_code_heart_disease,
			'stomach-ulcer': m.record_condition_code_stomach_ulcer,
			'bleeding-risk': m.record_condition_code_bleeding_risk,
			malnutrition: m.record_condition_code_malnutrition,
			alcohol: m.record_condition_code_alcohol,
			dyslipidaemia: m.record_condition_code_dyslipidaemia,
			glaucoma: m.record_condition_code_glaucoma,
			bipolar: m.record_condition_code_bipolar,
			'substance-use': m.record_condition_code_substance_use,
			'cancer-history': m.record_condition_code_cancer_history,
			pregnancy: m.record_condition_code_pregnancy,
			infection: m.record_condition_code_infection,
			'skin-problem': m.record_condition_code_skin_problem,
			other: m.record_condition_code_other
		}
	},
	presence: {
		label: m.record_condition_presence_label,
		choices: {
			present: m.record_condition_presence_present,
			absent: m.record_condition_presence_absent,
			unknown: m.record_condition_presence_unknown
		}
	},
	since: { label: m.record_condition_since_label, hint: m.record_condition_since_hint },
	hba1c: { label: m.record_condition_hba1c_label },
	systolic: { label: m.record_condition_systolic_label },
	diastolic: { label: m.record_condition_diastolic_label },
	egfr: { label: m.record_condition_egfr_label },
	bmi: { label: m.record_condition_bmi_label },
	measuredOn: { label: m.record_condition_measured_on_label },
	text: { label: m.record_condition_text_label }
};
