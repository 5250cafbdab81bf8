import type { Severity } from '../domain/catalogue/gate.ts';
import { m } from '../paraglide/messages.js';

/** Why care is needed, in one sentence. */
export function gateWords(id: string): string {
	return wordsByGate[id]?.() ?? id;
}

export function severityWords(severity: Severity): string {
	return wordsBySeverity[severity]();
}

const wordsBySeverity: Readonly<Record<Severity, () => string>> = {
	stop: m.option_severity_stop,
	caution: m.option_severity_caution,
	note: m.option_severity_note
};

const wordsByGate: Readonly<Record<string, () => string>> = {
	'surgeon-restrictions': m.option_gate_surgeon_restrictions,
	'unsolid-fusion': m.option_gate_unsolid_fusion,
	'fused-levels-adapt': m.option_gate_fused_levels_adapt,
	stimulator: m.option_gate_stimulator,
	pacemaker: m.option_gate_pacemaker,
	pregnancy: m.option_gate_pregnancy,
	'broken-skin': m.option_gate_broken_skin,
	'numb-skin': m.option_gate_numb_skin,
	'fused-levels': m.option_gate_fused_levels,
	'red-flag-open': m.option_gate_red_flag_open,
	'red-flag-open-elective': m.option_gate_red_flag_open_elective,
	'red-flag-open-wait': m.option_gate_red_flag_open_wait,
	osteoporosis: m.option_gate_osteoporosis,
	anticoagulant: m.option_gate_anticoagulant,
	'anticoagulant-note': m.option_gate_anticoagulant_note,
	'sleep-apnoea-note': m.option_gate_sleep_apnoea_note,
	'sleep-apnoea': m.option_gate_sleep_apnoea,
	kidney: m.option_gate_kidney,
	ulcer: m.option_gate_ulcer,
	heart: m.option_gate_heart,
	hypertension: m.option_gate_hypertension,
	'early-fusion': m.option_gate_early_fusion,
	liver: m.option_gate_liver,
	ssri: m.option_gate_ssri,
	bipolar: m.option_gate_bipolar,
	glaucoma: m.option_gate_glaucoma,
	'opioid-together': m.option_gate_opioid_together,
	benzodiazepine: m.option_gate_benzodiazepine,
	'substance-use': m.option_gate_substance_use,
	infection: m.option_gate_infection,
	'diabetes-glucose': m.option_gate_diabetes_glucose,
	'contrast-allergy': m.option_gate_contrast_allergy,
	'block-first': m.option_gate_block_first,
	'mri-need': m.option_gate_mri_need,
	'mood-first': m.option_gate_mood_first,
	'reevaluation-first': m.option_gate_reevaluation_first,
	diabetes: m.option_gate_diabetes,
	smoking: m.option_gate_smoking,
	concordant: m.option_gate_concordant
};
