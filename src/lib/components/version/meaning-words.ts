import type { SignatureMeaning } from '../../domain/version/version.ts';
import { m } from '../../paraglide/messages.js';

/** In which sense somebody signed. */
export function meaningWords(meaning: SignatureMeaning): string {
	return words[meaning]();
}

const words: Readonly<Record<SignatureMeaning, () => string>> = {
	author: m.version_meaning_author,
	reviewed: m.version_meaning_reviewed,
	approved: m.version_meaning_approved,
	agree: m.version_meaning_agree,
	questions: m.version_meaning_questions,
	disagree: m.version_meaning_disagree,
	withdrawn: m.version_meaning_withdrawn
};
