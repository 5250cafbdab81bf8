import type { Role } from '../../domain/actor.ts';
import { m } from '../../paraglide/messages.js';
import type { ConsideredAction } from './treatment-actions.ts';

/** The words of the dialog that asks for a sentence before an action. */
export interface DialogWords {
	readonly title: (inputs: { name: string }) => string;
	readonly text: () => string;
	readonly label: () => string;
	readonly confirm: () => string;
	/** Where a sentence is needed: what to say when it is empty. */
	readonly missing?: () => string;
	readonly danger?: true;
}

/** In the words of the person who answers. */
export function dialogFor(action: ConsideredAction, role: Role): DialogWords {
	const words = dialogByAction[action];
	return role === 'patient' ? { ...words, ...patientWords[action] } : words;
}

const patientWords: Readonly<Partial<Record<ConsideredAction, Partial<DialogWords>>>> = {
	accept: { title: m.treatment_dialog_accept_you, confirm: m.today_answer_accept },
	decline: { title: m.treatment_dialog_decline_you, confirm: m.today_answer_decline }
};

const dialogByAction: Readonly<Record<ConsideredAction, DialogWords>> = {
	accept: {
		title: m.treatment_dialog_accept,
		text: m.treatment_dialog_accept_text,
		label: m.treatment_dialog_reason_optional,
		confirm: m.treatment_dialog_confirm_accept
	},
	decline: {
		title: m.treatment_dialog_decline,
		text: m.treatment_dialog_decline_text,
		label: m.treatment_dialog_reason,
		confirm: m.treatment_dialog_confirm_decline,
		missing: m.treatment_error_reason
	},
	question: {
		title: m.treatment_dialog_question,
		text: m.treatment_dialog_question_text,
		label: m.treatment_dialog_question_label,
		confirm: m.treatment_dialog_confirm_question,
		missing: m.treatment_error_question
	},
	choose: {
		title: m.option_choose_title,
		text: m.option_choose_text,
		label: m.option_choose_label,
		confirm: m.option_choose_confirm,
		missing: m.option_choose_missing
	},
	'set-aside': {
		title: m.treatment_dialog_set_aside,
		text: m.treatment_dialog_set_aside_text,
		label: m.treatment_dialog_reason,
		confirm: m.treatment_dialog_confirm_set_aside,
		missing: m.treatment_error_reason
	},
	stop: {
		title: m.treatment_dialog_stop,
		text: m.treatment_dialog_stop_text,
		label: m.treatment_dialog_reason,
		confirm: m.treatment_dialog_confirm_stop,
		missing: m.treatment_error_reason
	},
	complete: {
		title: m.treatment_dialog_complete,
		text: m.treatment_dialog_complete_text,
		label: m.treatment_dialog_outcome,
		confirm: m.treatment_dialog_confirm_complete,
		missing: m.treatment_error_outcome
	},
	remove: {
		title: m.treatment_dialog_remove,
		text: m.treatment_dialog_remove_text,
		label: m.treatment_dialog_reason,
		confirm: m.treatment_dialog_confirm_remove,
		missing: m.treatment_error_reason,
		danger: true
	}
};
