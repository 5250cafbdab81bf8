import { m } from '../../paraglide/messages.js';
import { levelWords } from './place-words.ts';
import type { WordsOf } from './words-of.ts';

export const studyWords: WordsOf<'study'> = {
	modality: {
		label: m.record_study_modality_label,
		choices: {
			mri: m.record_study_modality_mri,
			ct: m.record_study_modality_ct,
			'x-ray': m.record_study_modality_x_ray,
			'flexion-extension-x-ray': m.record_study_modality_flexion_extension_x_ray,
			'whole-spine-x-ray': m.record_study_modality_whole_spine_x_ray,
			'ct-myelography': m.record_study_modality_ct_myelography,
			'mr-neurography': m.record_study_modality_mr_neurography,
			'bone-scan': m.record_study_modality_bone_scan,
			other: m.record_study_modality_other
		}
	},
	status: {
		label: m.record_study_status_label,
		choices: {
			ordered: m.record_study_status_ordered,
			done: m.record_study_status_done,
			cancelled: m.record_study_status_cancelled
		}
	},
	date: { label: m.record_study_date_label, hint: m.record_study_date_hint },
	contrast: {
		label: m.record_study_contrast_label,
		choices: {
			none: m.record_study_contrast_none,
			with: m.record_study_contrast_with,
			'without-and-with': m.record_study_contrast_without_and_with,
			unknown: m.record_study_contrast_unknown
		}
	},
	relation: {
		label: m.record_study_relation_label,
		choices: {
			before: m.record_study_relation_before,
			after: m.record_study_relation_after,
			unrelated: m.record_study_relation_unrelated
		}
	},
	operationId: { label: m.record_study_operation_id_label },
	question: { label: m.record_study_question_label, hint: m.record_study_question_hint },
	report: { label: m.record_study_report_label }
};

export const findingWords: WordsOf<'finding'> = {
	studyId: { label: m.record_finding_study_id_label },
	level: { label: m.record_finding_level_label, choices: levelWords },
	structure: {
		label: m.record_finding_structure_label,
		choices: {
			disc: m.record_finding_structure_disc,
			foramen: m.record_finding_structure_foramen,
			canal: m.record_finding_structure_canal,
			facet: m.record_finding_structure_facet,
			sij: m.record_finding_structure_sij,
			hardware: m.record_finding_structure_hardware,
			fusion: m.record_finding_structure_fusion,
			alignment: m.record_finding_structure_alignment,
			scar: m.record_finding_structure_scar,
			endplate: m.record_finding_structure_endplate,
			adjacent: m.record_finding_structure_adjacent
		}
	},
	observation: { label: m.record_finding_observation_label },
	severity: { label: m.record_finding_severity_label, hint: m.record_finding_severity_hint },
	change: {
		label: m.record_finding_change_label,
		choices: {
			new: m.record_finding_change_new,
			worse: m.record_finding_change_worse,
			same: m.record_finding_change_same,
			better: m.record_finding_change_better,
			resolved: m.record_finding_change_resolved,
			'not-comparable': m.record_finding_change_not_comparable
		}
	},
	explainsSymptom: {
		label: m.record_finding_explains_symptom_label,
		hint: m.record_finding_explains_symptom_hint,
		choices: {
			yes: m.record_finding_explains_symptom_yes,
			no: m.record_finding_explains_symptom_no,
			uncertain: m.record_finding_explains_symptom_uncertain
		}
	},
	reportQuote: { label: m.record_finding_report_quote_label }
};
