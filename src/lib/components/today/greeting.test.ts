import { expect, test } from 'vitest';
import { dayIn, greeting, hourIn } from './greeting.ts';

test.each([
	[4, 'Good evening, Rosa'],
	[5, 'Good morning, Rosa'],
	[11, 'Good morning, Rosa'],
	[12, 'Good afternoon, Rosa'],
	[17, 'Good afternoon, Rosa'],
	[18, 'Good evening, Rosa']
])('[U-13] at %i the patient is greeted "%s"', (hour, words) => {
	expect(greeting('Rosa Alvarez', hour)).toBe(words);
});

test.each([
	['Europe/Madrid', '2026-03-29T00:59:00Z', 1],
	['Europe/Madrid', '2026-03-29T01:00:00Z', 3],
	['America/New_York', '2026-11-01T05:59:00Z', 1],
	['America/New_York', '2026-11-01T06:00:00Z', 1],
	['Pacific/Auckland', '2026-04-04T14:00:00Z', 2]
])('[U-13] in %s at %s it is %i o’clock', (timeZone, at, hour) => {
	expect(hourIn(new Date(at), timeZone)).toBe(hour);
});

test('[U-13] the day is the day where the clinic is', () => {
	expect(dayIn(new Date('2026-11-22T12:30:00Z'), 'Pacific/Auckland')).toMatch(
		/^Monday,? 23 November$/
	);
});
