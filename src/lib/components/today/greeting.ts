import { m } from '../../paraglide/messages.js';

/** The first name alone, as one is greeted: "Dr Maria Lindqvist" is not a patient's name here. */
export function greeting(name: string, hour: number): string {
	const first = name.trim().split(/\s+/)[0] ?? name;
	if (hour >= 5 && hour < 12) return m.today_greeting_morning({ name: first });
	if (hour >= 12 && hour < 18) return m.today_greeting_afternoon({ name: first });
	return m.today_greeting_evening({ name: first });
}

/** The hour of the day in a zone. */
export function hourIn(now: Date, timeZone: string): number {
	const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });
	return Number(hour.format(now));
}

/** "Sunday 22 November". */
export function dayIn(now: Date, timeZone: string): string {
	return new Intl.DateTimeFormat('en-GB', {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		timeZone
	}).format(now);
}
