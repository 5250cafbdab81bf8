import type { PartialDate } from '../../domain/record/field.ts';
import { isPartialDate } from '../../domain/record/partial-date.ts';

/** A date as it is typed, in three parts; empty is not known. */
export interface DateParts {
	year: string;
	/** "1" to "12". */
	month: string;
	day: string;
}

export type DateProblem = 'year-missing' | 'year-form' | 'month-missing' | 'no-such-day';

export function datePartsOf(date: PartialDate): DateParts {
	const [year = '', month = '', day = ''] = date.split('-');
	return { year, month: plain(month), day: plain(day) };
}

/** The date that the parts say, or what keeps them from being one. */
export function dateFrom(parts: DateParts): {
	readonly value: PartialDate | null;
	readonly problem: DateProblem | null;
} {
	const [year, month, day] = [parts.year.trim(), parts.month, parts.day.trim()];
	if (year + month + day === '') return { value: null, problem: null };
	const problem = partsProblem(year, month, day);
	if (problem !== null) return { value: null, problem };
	const value = [year, ...[month, day].filter((part) => part !== '').map(padded)].join('-');
	return isPartialDate(value) ? { value, problem: null } : { value: null, problem: 'no-such-day' };
}

function partsProblem(year: string, month: string, day: string): DateProblem | null {
	if (year === '') return 'year-missing';
	if (!/^\d{4}$/.test(year)) return 'year-form';
	if (day !== '' && month === '') return 'month-missing';
	return day === '' || /^\d{1,2}$/.test(day) ? null : 'no-such-day';
}

function plain(part: string): string {
	return part.replace(/^0/, '');
}

function padded(part: string): string {
	return part.padStart(2, '0');
}
