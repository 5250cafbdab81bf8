import { describe, expect, test } from 'vitest';
import { absoluteTime, calendarDay, relativeTime } from './relative-time.ts';

const now = new Date('2026-11-22T18:30:00Z');

test.each([
	['2026-11-22T18:29:40Z', 'just now'],
	['2026-11-22T18:30:30Z', 'just now'],
	['2026-11-22T18:25:00Z', '5 minutes ago'],
	['2026-11-22T10:42:00Z', 'today 10:42'],
	['2026-11-21T10:42:00Z', 'yesterday 10:42'],
	['2026-11-20T09:05:00Z', 'Friday 09:05'],
	['2026-11-12T09:05:00Z', '12 November'],
	['2025-11-12T09:05:00Z', '12 November 2025'],
	['2026-12-14T09:00:00Z', '14 December']
])('[U-13] %s reads "%s"', (at, expected) => {
	expect(relativeTime(new Date(at), { now, timeZone: 'UTC' })).toBe(expected);
});

describe('[U-13] on the days when the clocks change', () => {
	test.each([
		['America/New_York', '2026-11-01T04:30:00Z', '2026-11-02T05:30:00Z', 'yesterday 00:30'],
		['Europe/Madrid', '2026-03-28T23:30:00Z', '2026-03-29T22:30:00Z', 'yesterday 00:30'],
		['Pacific/Auckland', '2026-04-04T11:30:00Z', '2026-04-05T12:30:00Z', 'yesterday 00:30']
	])('%s', (timeZone, at, later, expected) => {
		expect(relativeTime(new Date(at), { now: new Date(later), timeZone })).toBe(expected);
	});
});

test('[U-13] the absolute time names day, year and zone', () => {
	expect(absoluteTime(new Date('2026-11-22T10:42:00Z'), 'UTC')).toBe(
		'Sunday, 22 November 2026 at 10:42 UTC'
	);
});

test('[U-13] a birth date is the same day in every zone', () => {
	expect(calendarDay('1968-03-04')).toBe('4 March 1968');
});
