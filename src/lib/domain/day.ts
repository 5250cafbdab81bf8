const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day that exists in the calendar, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
	const [, year, month, day] = form.exec(text)?.map(Number) ?? [];
	if (year === undefined || month === undefined || day === undefined) return false;
	if (year < 1 || month < 1 || month > 12 || day < 1) return false;
	return day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
	if (month === 2) return isLeap(year) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
	return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The day so many days later; earlier for a negative number. */
export function addDays(day: string, days: number): string {
	const milliseconds = Date.parse(`${day}T00:00:00Z`) + days * 86_400_000;
	return new Date(milliseconds).toISOString().slice(0, 10);
}
