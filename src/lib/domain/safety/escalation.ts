import type { SafetyCheck } from './safety-check.ts';

/** When the clinic is open, in its own time. Days are ISO: 1 Monday … 7 Sunday. */
export interface OpeningHours {
	/** IANA zone. */
	readonly timeZone: string;
	readonly days: readonly number[];
	/** Minutes since midnight. */
	readonly from: number;
	readonly to: number;
}

/**
 * Who is to see what nobody has opened: at first the team, after 15 minutes the next role, after an
 * hour of opening time the whole clinic (clinical.md b.3).
 */
export type Escalation = 'team' | 'next-role' | 'clinic';

const minutesToNextRole = 15;
const minutesToClinic = 60;

/** Null for what needs nobody at once, and for what a clinician has opened. */
export function escalation(
	{
		level,
		openedAt,
		closedAt,
		answeredAt
	}: Pick<SafetyCheck, 'level' | 'openedAt' | 'closedAt' | 'answeredAt'>,
	{ now, hours }: { readonly now: string; readonly hours: OpeningHours }
): Escalation | null {
	if (level === null || level === 'E2' || openedAt !== null || closedAt !== null) return null;
	const minutes = openMinutes(answeredAt, now, hours);
	if (minutes >= minutesToClinic) return 'clinic';
	return minutes >= minutesToNextRole ? 'next-role' : 'team';
}

/** Minutes of opening time between two instants; counting stops at an hour. */
export function openMinutes(from: string, to: string, hours: OpeningHours): number {
	const end = Date.parse(to);
	let at = Date.parse(from);
	let open = 0;
	while (at < end && open < minutesToClinic) {
		const { weekday, minute } = localTime(at, hours.timeZone);
		const isDay = hours.days.includes(weekday);
		const next = isDay && minute < hours.to ? Math.max(hours.from, minute) : minutesOfDay;
		if (next === minute) {
			const stays = Math.min(hours.to - minute, (end - at) / millisecondsOfMinute);
			open += stays;
			at += stays * millisecondsOfMinute;
		} else at += (next - minute) * millisecondsOfMinute;
	}
	return Math.min(open, minutesToClinic);
}

const millisecondsOfMinute = 60_000;
const minutesOfDay = 24 * 60;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function localTime(at: number, timeZone: string): { weekday: number; minute: number } {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone,
		weekday: 'short',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23'
	}).formatToParts(at);
	const text = (type: Intl.DateTimeFormatPartTypes) =>
		parts.find((part) => part.type === type)?.value ?? '';
	const seconds = Number(text('second')) + (at % 1000) / 1000;
	return {
		weekday: weekdays.indexOf(text('weekday')) + 1,
		minute: Number(text('hour')) * 60 + Number(text('minute')) + seconds / 60
	};
}
