import { m } from '../../paraglide/messages.js';
import { levelWords, regionWords } from './place-words.ts';
import type { WordsOf } from './words-of.ts';

export const diagnosisWords: WordsOf<'diagnosis'> = {
	text: { label: m.record_diagnosis_text_label, hint: m.record_diagnosis_text_hint },
	madeOn: { label: m.record_diagnosis_made_on_label },
	madeBy: { label: m.record_diagnosis_made_by_label, hint: m.record_diagnosis_made_by_hint },
	basis: { label: m.record_diagnosis_basis_label, hint: m.record_diagnosis_basis_hint }
};

export const operationWords: WordsOf<'operation'> = {
	performedOn: {
		label: m.record_operation_performed_on_label,
		hint: m.record_operation_performed_on_hint
	},
	procedures: {
		label: m.record_operation_procedures_label,
		hint: m.record_operation_procedures_hint,
		choices: {
			discectomy: m.record_operation_procedures_discectomy,
			decompression: m.record_operation_procedures_decompression,
			fusion: m.record_operation_procedures_fusion,
			'disc-replacement': m.record_operation_procedures_disc_replacement,
			'revision-decompression': m.record_operation_procedures_revision_decompression,
			'revision-fusion': m.record_operation_procedures_revision_fusion,
			'hardware-removal': m.record_operation_procedures_hardware_removal,
			'stimulator-implant': m.record_operation_procedures_stimulator_implant,
			'pump-implant': m.record_operation_procedures_pump_implant,
			other: m.record_operation_procedures_other
		}
	},
	procedureText: { label: m.record_operation_procedure_text_label },
	levels: {
		label: m.record_operation_levels_label,
		hint: m.record_operation_levels_hint,
		choices: levelWords
	},
	surgeon: { label: m.record_operation_surgeon_label, hint: m.record_operation_surgeon_hint },
	reason: { label: m.record_operation_reason_label, hint: m.record_operation_reason_hint },
	timing: {
		label: m.record_operation_timing_label,
		choices: {
			elective: m.record_operation_timing_elective,
			urgent: m.record_operation_timing_urgent,
			unknown: m.record_operation_timing_unknown
		}
	},
	outcome: {
		label: m.record_operation_outcome_label,
		choices: {
			better: m.record_operation_outcome_better,
			mixed: m.record_operation_outcome_mixed,
			same: m.record_operation_outcome_same,
			worse: m.record_operation_outcome_worse,
			unknown: m.record_operation_outcome_unknown
		}
	},
	outcomeText: { label: m.record_operation_outcome_text_label },
	painFreeWeeks: {
		label: m.record_operation_pain_free_weeks_label,
		hint: m.record_operation_pain_free_weeks_hint
	}
};

export const symptomWords: WordsOf<'symptom'> = {
	regions: {
		label: m.record_symptom_regions_label,
		hint: m.record_symptom_regions_hint,
		choices: regionWords
	},
	qualities: {
		label: m.record_symptom_qualities_label,
		choices: {
			aching: m.record_symptom_qualities_aching,
			burning: m.record_symptom_qualities_burning,
			electric: m.record_symptom_qualities_electric,
			stabbing: m.record_symptom_qualities_stabbing,
			pressing: m.record_symptom_qualities_pressing,
			cramping: m.record_symptom_qualities_cramping,
			tingling: m.record_symptom_qualities_tingling,
			numb: m.record_symptom_qualities_numb,
			weak: m.record_symptom_qualities_weak,
			other: m.record_symptom_qualities_other
		}
	},
	intensity: { label: m.record_symptom_intensity_label, hint: m.record_symptom_intensity_hint },
	since: { label: m.record_symptom_since_label, hint: m.record_symptom_since_hint },
	text: { label: m.record_symptom_text_label }
};

export const medicineWords: WordsOf<'medicine'> = {
	name: { label: m.record_medicine_name_label, hint: m.record_medicine_name_hint },
	group: {
		label: m.record_medicine_group_label,
		hint: m.record_medicine_group_hint,
		choices: {
			nsaid: m.record_medicine_group_nsaid,
			paracetamol: m.record_medicine_group_paracetamol,
			opioid: m.record_medicine_group_opioid,
			gabapentinoid: m.record_medicine_group_gabapentinoid,
			snri: m.record_medicine_group_snri,
			ssri: m.record_medicine_group_ssri,
			tricyclic: m.record_medicine_group_tricyclic,
			benzodiazepine: m.record_medicine_group_benzodiazepine,
			anticoagulant: m.record_medicine_group_anticoagulant,
			steroid: m.record_medicine_group_steroid,
			other: m.record_medicine_group_other
		}
	},
	use: {
		label: m.record_medicine_use_label,
		choices: {
			regular: m.record_medicine_use_regular,
			'as-needed': m.record_medicine_use_as_needed,
			stopped: m.record_medicine_use_stopped
		}
	},
	dose: { label: m.record_medicine_dose_label, hint: m.record_medicine_dose_hint },
	since: { label: m.record_medicine_since_label, hint: m.record_medicine_since_hint },
	text: { label: m.record_medicine_text_label, hint: m.record_medicine_text_hint }
};

export const allergyWords: WordsOf<'allergy'> = {
	substance: { label: m.record_allergy_substance_label },
	group: {
		label: m.record_allergy_group_label,
		choices: {
			contrast: m.record_allergy_group_contrast,
			latex: m.record_allergy_group_latex,
			medicine: m.record_allergy_group_medicine,
			other: m.record_allergy_group_other
		}
	},
	reaction: { label: m.record_allergy_reaction_label, hint: m.record_allergy_reaction_hint }
};

export const implantWords: WordsOf<'implant'> = {
	device: {
		label: m.record_implant_device_label,
		choices: {
			'spinal-hardware': m.record_implant_device_spinal_hardware,
			'spinal-cord-stimulator': m.record_implant_device_spinal_cord_stimulator,
			pacemaker: m.record_implant_device_pacemaker,
			pump: m.record_implant_device_pump,
			joint: m.record_implant_device_joint,
			other: m.record_implant_device_other
		}
	},
	text: { label: m.record_implant_text_label, hint: m.record_implant_text_hint },
	levels: {
		label: m.record_implant_levels_label,
		hint: m.record_implant_levels_hint,
		choices: levelWords
	},
	mri: {
		label: m.record_implant_mri_label,
		choices: {
			safe: m.record_implant_mri_safe,
			conditional: m.record_implant_mri_conditional,
			unsafe: m.record_implant_mri_unsafe,
			unknown: m.record_implant_mri_unknown
		}
	},
	placedOn: { label: m.record_implant_placed_on_label, hint: m.record_implant_placed_on_hint }
};

export const pastTreatmentWords: WordsOf<'past-treatment'> = {
	name: { label: m.record_past_treatment_name_label, hint: m.record_past_treatment_name_hint },
	catalogueId: {
		label: m.record_past_treatment_catalogue_id_label,
		hint: m.record_past_treatment_catalogue_id_hint
	},
	when: { label: m.record_past_treatment_when_label, hint: m.record_past_treatment_when_hint },
	dose: { label: m.record_past_treatment_dose_label, hint: m.record_past_treatment_dose_hint },
	duration: {
		label: m.record_past_treatment_duration_label,
		hint: m.record_past_treatment_duration_hint
	},
	helped: {
		label: m.record_past_treatment_helped_label,
		choices: {
			never: m.record_past_treatment_helped_never,
			sometimes: m.record_past_treatment_helped_sometimes,
			always: m.record_past_treatment_helped_always,
			unknown: m.record_past_treatment_helped_unknown
		}
	},
	whyStopped: { label: m.record_past_treatment_why_stopped_label }
};
