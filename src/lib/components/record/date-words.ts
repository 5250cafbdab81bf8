import type { PartialDate } from '../../domain/record/field.ts';

const locale = 'en-GB';

/** "2 October 2026", "May 2023" or "2021": as exact as the date is known. */
export function dateWords(date: PartialDate): string {
	const [year = '', month, day] = date.split('-');
	if (month === undefined) return year;
	const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' };
	if (day !== undefined) options.day = 'numeric';
	return new Intl.DateTimeFormat(locale, options).format(
		new Date(`${year}-${month}-${day ?? '01'}T12:00:00Z`)
	);
}

/** "January", … from 1 to 12. */
export function monthName(month: number): string {
	const form = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
	return form.format(new Date(Date.UTC(2001, month - 1, 15)));
}
