import { isDay } from '../day.ts';

const form = /^(\d{4})(?:-(\d{2})(?:-\d{2})?)?$/;

/** A year, a month or a day that exists: YYYY, YYYY-MM or YYYY-MM-DD. */
export function isPartialDate(text: string): boolean {
	const [, year, month] = form.exec(text) ?? [];
	if (year === undefined) return false;
	return isDay(`${year}-${month ?? '01'}-${text.slice(8) || '01'}`);
}

/** Whether all of it lies before the day: 2026 is not before 2026-11-23, 2025 is. */
export function isBefore(date: string, day: string): boolean {
	return date < day.slice(0, date.length);
}

/** Whether any of it lies after the day. */
export function isAfter(date: string, day: string): boolean {
	return date > day.slice(0, date.length);
}
