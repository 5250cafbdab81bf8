import { m } from '../../paraglide/messages.js';
import { diffWords, type DiffPart } from '../../domain/prose/word-diff.ts';

/** One thing that somebody did, as a sentence without its subject: "Changed the dose of …". */
export interface ChangeWords {
	readonly text: string;
	/** What was taken out and put in, where the texts are too long for the sentence. */
	readonly parts: readonly DiffPart[];
}

/** What stood in a field before and what stands there now; empty for nothing. */
export interface FieldChange {
	/** As it is headed on the screen. */
	readonly label: string;
	readonly from: string;
	readonly to: string;
}

/** Longer ones are shown under the sentence. */
const shortText = 80;

export function said(text: string): ChangeWords {
	return { text, parts: [] };
}

/** "Changed “Target” of TENS trial from “6” to “4”". */
export function fieldChangeWords(item: string, { label, from, to }: FieldChange): ChangeWords {
	if (isLong(from) || isLong(to)) {
		const text = m.timeline_field_reworded({ field: label, item });
		return { text, parts: diffWords(from, to) };
	}
	if (from === '') return said(m.timeline_field_set({ field: label, item, to }));
	if (to === '') return said(m.timeline_field_emptied({ field: label, item, from }));
	return said(m.timeline_field_changed({ field: label, item, from, to }));
}

/** "Target changed from 6 to 4", under the name of what it belongs to. */
export function comparedWords({ label, from, to }: FieldChange): ChangeWords {
	if (from === to) return said(m.compare_other({ field: label }));
	if (isLong(from) || isLong(to))
		return { text: m.compare_reworded({ field: label }), parts: diffWords(from, to) };
	if (from === '') return said(m.compare_set({ field: label, to }));
	if (to === '') return said(m.compare_emptied({ field: label, from }));
	return said(m.compare_changed({ field: label, from, to }));
}

function isLong(text: string): boolean {
	return text.length > shortText || text.includes('\n');
}
