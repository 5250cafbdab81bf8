import { m } from '../../paraglide/messages.js';
import type { WordsOf } from './words-of.ts';

export const reevaluationWords: WordsOf<'reevaluation'> = {
	state: {
		label: m.record_reevaluation_state_label,
		choices: {
			'under-way': m.record_reevaluation_state_under_way,
			complete: m.record_reevaluation_state_complete
		}
	},
	summary: { label: m.record_reevaluation_summary_label, hint: m.record_reevaluation_summary_hint }
};

export const causeWords: WordsOf<'cause'> = {
	catalogueId: { label: m.record_cause_catalogue_id_label },
	name: { label: m.record_cause_name_label },
	plain: { label: m.record_cause_plain_label, hint: m.record_cause_plain_hint },
	status: {
		label: m.record_cause_status_label,
		choices: {
			open: m.record_cause_status_open,
			supported: m.record_cause_status_supported,
			refuted: m.record_cause_status_refuted,
			'not-assessable': m.record_cause_status_not_assessable
		}
	},
	statusReason: {
		label: m.record_cause_status_reason_label,
		hint: m.record_cause_status_reason_hint
	},
	wouldChange: { label: m.record_cause_would_change_label }
};

export const evidenceWords: WordsOf<'evidence'> = {
	causeId: { label: m.record_evidence_cause_id_label },
	direction: {
		label: m.record_evidence_direction_label,
		choices: {
			for: m.record_evidence_direction_for,
			against: m.record_evidence_direction_against,
			noticed: m.record_evidence_direction_noticed
		}
	},
	source: {
		label: m.record_evidence_source_label,
		choices: {
			imaging: m.record_evidence_source_imaging,
			examination: m.record_evidence_source_examination,
			test: m.record_evidence_source_test,
			history: m.record_evidence_source_history,
			journal: m.record_evidence_source_journal,
			other: m.record_evidence_source_other
		}
	},
	findingId: { label: m.record_evidence_finding_id_label },
	text: { label: m.record_evidence_text_label }
};

export const stanceWords: WordsOf<'stance'> = {
	catalogueId: { label: m.record_stance_catalogue_id_label },
	row: {
		label: m.record_stance_row_label,
		choices: {
			what: m.record_stance_row_what,
			help: m.record_stance_row_help,
			chance: m.record_stance_row_chance,
			asks: m.record_stance_row_asks,
			harm: m.record_stance_row_harm,
			wait: m.record_stance_row_wait
		}
	},
	stance: {
		label: m.record_stance_stance_label,
		choices: {
			for: m.record_stance_stance_for,
			unsure: m.record_stance_stance_unsure,
			against: m.record_stance_stance_against
		}
	},
	text: { label: m.record_stance_text_label }
};
