import { refusedDetails, tidyDetails, type Within } from '../../domain/record/check-details.ts';
import type { AnyDetails, Field } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import { statements } from '../../domain/record/statement.ts';
import { m } from '../../paraglide/messages.js';
import { hba1cText, mmolRange } from './hba1c-text.ts';
import { monthName } from './date-words.ts';
import { fieldsOf, type ReadDraft, type RecordDraft } from './record-draft.ts';
import { fieldWords } from './record-words.ts';

interface Draft {
	readonly kind: RecordKind;
	readonly draft: RecordDraft;
	readonly read: ReadDraft;
	/** What stood when the form opened; null where a record is added. */
	readonly seen: AnyDetails | null;
}

/** What is to be looked at again before it is sent, by field: the same rules as the server's. */
export function draftProblems(
	{ kind, draft, read, seen }: Draft,
	within: Within
): Readonly<Record<string, string>> {
	const said = new Map<string, string>(Object.entries(read.problems));
	for (const { field, problem } of refusedDetails(kind, tidyDetails(kind, read.details), within)) {
		if (!said.has(field)) said.set(field, problem);
	}
	const reason = missingReason(kind, read.details, seen);
	if (reason !== null && !said.has(reason)) said.set(reason, 'reason');
	return Object.fromEntries(
		[...said].map(([field, problem]) => [field, problemWords({ kind, field, problem, draft })])
	);
}

interface Problem {
	readonly kind: RecordKind;
	readonly field: string;
	readonly problem: string;
	readonly draft: RecordDraft;
}

/** What happened and what to do, for one field of a form. */
export function problemWords({ kind, field: name, problem, draft }: Problem): string {
	const field = fieldWords(kind, name);
	const rule = fieldsOf(kind).find(([one]) => one === name)?.[1];
	if (problem === 'reason') return m.record_problem_reason();
	switch (rule?.type) {
		case 'date':
			return dateProblem(field, problem, draft.dates[name]);
		case 'number':
			return name === 'hba1c'
				? hba1cProblem({ field, problem, text: draft.texts[name] ?? '' }, rule)
				: numberProblem({ field, problem }, rule);
		case 'text':
			return textProblem({ field, problem, text: draft.texts[name] ?? '' }, rule);
		case 'choices':
			return (problem === 'empty' ? m.record_problem_tick : m.record_problem_unknown)({ field });
		default:
			return isUnanswered(problem)
				? m.record_problem_choose({ field })
				: m.record_problem_reference({ field });
	}
}

function isUnanswered(problem: string): boolean {
	return problem === 'empty' || problem === 'choose';
}

function textProblem(
	{
		field,
		problem,
		text
	}: { readonly field: string; readonly problem: string; readonly text: string },
	{ max }: Extract<Field, { type: 'text' }>
): string {
	if (problem !== 'too-long') return m.record_problem_empty({ field });
	const over = Math.max(1, text.trim().length - max);
	return m.record_problem_too_long({ field, max: String(max), over: String(over) });
}

function dateProblem(
	field: string,
	problem: string,
	parts: RecordDraft['dates'][string] | undefined
): string {
	if (problem === 'no-such-day' && parts && parts.month !== '') {
		const day = `${parts.day.trim()} ${monthName(Number(parts.month))}`.trim();
		return m.record_problem_no_such_day({ day: `${day} ${parts.year.trim()}` });
	}
	return (dateProblems.get(problem) ?? m.record_problem_not_a_day)({ field });
}

const dateProblems: ReadonlyMap<string, (inputs: { field: string }) => string> = new Map([
	['empty', m.record_problem_date],
	['year-missing', m.record_problem_year_missing],
	['year-form', () => m.record_problem_year_form()],
	['month-missing', () => m.record_problem_month_missing()],
	['before-birth', m.record_problem_before_birth],
	['not-in-the-past', m.record_problem_not_in_the_past]
]);

function numberProblem(
	{ field, problem }: { readonly field: string; readonly problem: string },
	{ min, max, decimals }: Extract<Field, { type: 'number' }>
): string {
	const middle = (min + max) / 4 + min / 2;
	const example = decimals === 0 ? String(Math.round(middle)) : middle.toFixed(decimals);
	if (problem === 'empty') return m.record_problem_number_missing({ field });
	if (problem === 'too-low') return m.record_problem_too_low({ field, min: String(min) });
	if (problem === 'too-high') return m.record_problem_too_high({ field, max: String(max) });
	if (problem === 'too-precise') {
		return decimals === 0
			? m.record_problem_whole_number({ field })
			: m.record_problem_too_precise({ field, example });
	}
	return m.record_problem_not_a_number({ field, example });
}

/** A number of the other unit is the likeliest mistake. */
function hba1cProblem(
	{
		field,
		problem,
		text
	}: { readonly field: string; readonly problem: string; readonly text: string },
	rule: Extract<Field, { type: 'number' }>
): string {
	const { min, max } = mmolRange;
	if (hba1cText(text).unit === 'mmol-per-mol') {
		return m.record_problem_hba1c_mmol({ field, min: String(min), max: String(max) });
	}
	if (problem === 'too-high') {
		return m.record_problem_too_high_hba1c({ field, max: String(rule.max) });
	}
	return numberProblem({ field, problem }, { ...rule, decimals: 1 });
}

/** Taking another position needs a reason of its own. */
function missingReason(
	kind: RecordKind,
	details: AnyDetails,
	seen: AnyDetails | null
): string | null {
	const statement = statements[kind];
	if (!statement?.reason) return null;
	const { field, reason } = statement;
	if (details[field] === (seen?.[field] ?? 'open')) return null;
	const words = details[reason];
	const isGiven = typeof words === 'string' && words.trim() !== '' && words !== seen?.[reason];
	return isGiven ? null : reason;
}
