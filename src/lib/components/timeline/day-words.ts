import { m } from '../../paraglide/messages.js';

const locale = 'en-GB';

/** "Thursday, 12 November 2026". */
export function dayWords(day: string): string {
	return new Intl.DateTimeFormat(locale, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	}).format(new Date(`${day}T12:00:00Z`));
}

/** "at 10:42", or "between 10:42 and 11:20". */
export function spanWords(
	{ from, to }: { readonly from: string; readonly to: string },
	timeZone: string
): string {
	const clock = new Intl.DateTimeFormat(locale, {
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone
	});
	const [start, end] = [clock.format(new Date(from)), clock.format(new Date(to))];
	return start === end
		? m.timeline_at({ time: end })
		: m.timeline_from_to({ from: start, to: end });
}
