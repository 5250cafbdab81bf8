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

const form = /^([1-7])-([1-7]) (\d{2}):(\d{2})-(\d{2}):(\d{2})$/;

/** Opening hours as "1-5 08:00-18:00", days from Monday 1 to Sunday 7; null for anything else. */
export function readHours(text: string): ClinicSettings['hours'] | null {
	const parts = form.exec(text)?.slice(1).map(Number);
	if (!parts) return null;
	const [first = 0, last = 0, h = 0, min = 0, toH = 0, toMin = 0] = parts;
	const [from, to] = [h * 60 + min, toH * 60 + toMin];
	if (first > last || min > 59 || toMin > 59 || from >= to || to > 24 * 60) return null;
	return { days: Array.from({ length: last - first + 1 }, (_, at) => first + at), from, to };
}
