import { m } from '../paraglide/messages.js';

const locale = 'en-GB';

export interface Reading {
	readonly now: Date;
	/** IANA zone of the reader; without it, that of the machine. */
	readonly timeZone?: string | undefined;
}

/** "just now", "5 minutes ago", "today 10:42", "yesterday 10:42", "Friday 10:42", "12 November". */
export function relativeTime(date: Date, { now, timeZone }: Reading): string {
	const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000);
	const days = dayNumber(now, timeZone) - dayNumber(date, timeZone);
	const time = format(date, { hour: '2-digit', minute: '2-digit', timeZone });
	if (minutes >= -1 && minutes < 1) return m.shell_just_now();
	if (minutes >= 1 && minutes < 60) return minutesAgo(minutes);
	if (days === 0) return m.shell_today_at({ time });
	if (days === 1) return m.shell_yesterday_at({ time });
	if (days > 1 && days < 7)
		return m.shell_weekday_at({ weekday: format(date, { weekday: 'long', timeZone }), time });
	return format(date, { day: 'numeric', month: 'long', timeZone, ...yearIfOther(date, now) });
}

/** The whole of it, with the zone: "Sunday, 22 November 2026 at 10:42 GMT". */
export function absoluteTime(date: Date, timeZone?: string): string {
	return format(date, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		timeZoneName: 'short',
		timeZone
	});
}

/** A calendar day such as a birth date, which has no zone: "4 March 1968". */
export function calendarDay(isoDay: string): string {
	return format(new Date(`${isoDay}T00:00:00Z`), {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	});
}

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(locale, { hourCycle: 'h23', ...options }).format(date);
}

function minutesAgo(minutes: number): string {
	return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(-minutes, 'minute');
}

function yearIfOther(date: Date, now: Date): Intl.DateTimeFormatOptions {
	return date.getUTCFullYear() === now.getUTCFullYear() ? {} : { year: 'numeric' };
}

/** Counts calendar days in the zone, so that a day of 23 or 25 hours is still one day. */
function dayNumber(date: Date, timeZone: string | undefined): number {
	const day = new Intl.DateTimeFormat('en-CA', {
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		timeZone
	}).format(date);
	return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
