import type { ClinicContacts } from '../../domain/safety/clinic-contacts.ts';
import type { ClinicSettings } from '../db/schema/people.ts';

/** Monday to Friday, eight to six. */
const usualHours = { days: [1, 2, 3, 4, 5], from: 8 * 60, to: 18 * 60 };

export function clinicContacts(settings: ClinicSettings): ClinicContacts {
	const { timeZone, emergencyNumber, phoneNumber } = settings;
	return {
		timeZone,
		emergencyNumber,
		phoneNumber,
		crisisNumber: settings.crisisNumber ?? '',
		onCallNumber: settings.onCallNumber ?? phoneNumber,
		hours: { timeZone, ...(settings.hours ?? usualHours) }
	};
}

const form = /^([1-7])-([1-7]) (\d{2}:\d{2})-(\d{2}:\d{2})$/;

/** Opening hours as "1-5 08:00-18:00", days from Monday 1 to Sunday 7; null for anything else. */
export function readHours(text: string): ClinicSettings['hours'] | null {
	const [, first, last, opens, closes] = form.exec(text) ?? [];
	const [from, to] = [minuteOf(opens ?? ''), minuteOf(closes ?? '')];
	const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => day >= Number(first) && day <= Number(last));
	const isRight = from !== null && to !== null && from < to && days.length > 0;
	return isRight ? { days, from, to } : null;
}

function minuteOf(text: string): number | null {
	const [hour, minute] = text.split(':').map(Number);
	if (hour === undefined || minute === undefined || minute > 59) return null;
	return hour * 60 + minute <= 24 * 60 ? hour * 60 + minute : null;
}
