import type { Refusal } from './refusal.ts';

/** The longest each text may be, in UTF-16 code units after `tidy`. */
export const textLimits = {
	comment: 4_000,
	goal: 500,
	treatmentName: 200,
	treatmentText: 2_000,
	dosagePart: 200,
	reason: 1_000,
	planTitle: 200,
	planAsk: 4_000,
	statement: 2_000,
	agendaItem: 500,
	decision: 2_000,
	quote: 4_000,
	quoteContext: 64
} as const;

export interface TextRule {
	readonly max: number;
	readonly required: boolean;
}

/**
 * The one form in which text is kept: whole characters in Unicode NFC, line breaks as LF, no
 * control characters but tab and line break, no white space at either end.
 */
export function tidy(text: string): string {
	return keepable(text)
		.replaceAll(/\r\n?/g, '\n')
		.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
		.normalize('NFC')
		.trim();
}

/** Exactly as written, without what a database cannot hold: NUL and half characters. */
export function keepable(text: string): string {
	return text.replaceAll('\u0000', '').toWellFormed();
}

export function textProblem(text: string, rule: TextRule): 'empty' | 'too-long' | null {
	if (rule.required && text === '') return 'empty';
	return text.length > rule.max ? 'too-long' : null;
}

/** The refusal of a tidied text, if any. */
export function refuseText(field: string, text: string, rule: TextRule): Refusal | null {
	const problem = textProblem(text, rule);
	return problem === null ? null : { code: 'invalid-input', field, problem };
}
