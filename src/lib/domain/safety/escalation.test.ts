import { expect, test } from 'vitest';
import { escalation, openMinutes, type OpeningHours } from './escalation.ts';
import { testCheck } from './test-checks.ts';

/** Monday to Friday, 8 to 18 in London; 2026-11-23 is a Monday. */
const hours: OpeningHours = {
	timeZone: 'Europe/London',
	days: [1, 2, 3, 4, 5],
	from: 480,
	to: 1080
};
const at = (day: number, time: string) => `2026-11-${day}T${time}:00.000Z`;

test.each([
	['within the day', at(23, '09:00'), at(23, '09:14'), 14],
	['over the weekend', at(20, '17:50'), at(23, '08:05'), 15],
	['by night', at(23, '20:00'), at(24, '07:59'), 0],
	['before opening', at(23, '06:00'), at(23, '08:30'), 30],
	['on a Sunday', at(22, '10:00'), at(22, '23:00'), 0],
	['for very long', at(10, '08:00'), at(23, '08:00'), 60]
])('[SC8] opening minutes %s', (_, from, to, minutes) => {
	expect(openMinutes(from, to, hours)).toBeCloseTo(minutes, 6);
});

test('[SC8] an hour that the clocks skip or repeat is counted in the clinic’s own time', () => {
	const nights = { ...hours, days: [7], from: 0, to: 180 };
	expect(openMinutes('2026-03-28T23:00:00.000Z', '2026-03-29T00:20:00.000Z', nights)).toBe(20);
	expect(openMinutes('2026-10-24T23:00:00.000Z', '2026-10-24T23:45:00.000Z', nights)).toBe(45);
});

test.each([
	['09:10', 'team'],
	['09:15', 'next-role'],
	['09:59', 'next-role'],
	['10:00', 'clinic']
])('[SC8] unopened since nine, at %s it is for the %s', (time, expected) => {
	const check = testCheck({ answeredAt: at(23, '09:00') });
	expect(escalation(check, { now: at(23, time), hours })).toBe(expected);
});

test('[SC8] what is opened, closed, nothing or for days ahead goes no further', () => {
	const since = { answeredAt: at(23, '09:00') };
	for (const over of [
		{ openedAt: at(23, '09:05') },
		{ closedAt: at(23, '09:05') },
		{ level: null },
		{ level: 'E2' as const }
	]) {
		expect(
			escalation(testCheck({ ...since, ...over }), { now: at(23, '17:00'), hours })
		).toBeNull();
	}
});
