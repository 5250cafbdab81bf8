import { expect, test } from 'vitest';
import { clinicContacts, readHours } from './clinic-settings.ts';

test('hours are read as days and minutes, and nothing else passes for them', () => {
	expect(readHours('1-5 08:30-18:00')).toEqual({ days: [1, 2, 3, 4, 5], from: 510, to: 1080 });
	expect(readHours('6-6 00:00-24:00')).toEqual({ days: [6], from: 0, to: 1440 });
	for (const wrong of [
		'',
		'5-1 08:00-18:00',
		'1-5 18:00-08:00',
		'1-5 08:60-18:00',
		'1-8 08:00-9:00'
	])
		expect(readHours(wrong)).toBeNull();
});

test('a clinic that said less still has somebody to call', () => {
	const contacts = clinicContacts({
		timeZone: 'Europe/London',
		emergencyNumber: '999',
		phoneNumber: '020'
	});
	expect(contacts).toMatchObject({ onCallNumber: '020', crisisNumber: '' });
	expect(contacts.hours).toMatchObject({ timeZone: 'Europe/London', from: 480, to: 1080 });
});
