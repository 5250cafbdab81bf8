import { expect, test } from 'vitest';
import { isDay } from './day.ts';

test.each(['2026-11-22', '2024-02-29', '2000-02-29', '1999-12-31', '0001-01-01'])(
	'[CP12] %s is a day',
	(text) => expect(isDay(text)).toBe(true)
);

test.each([
	'2026-02-29',
	'1900-02-29',
	'2026-04-31',
	'2026-13-01',
	'2026-00-10',
	'2026-01-00',
	'0000-01-01',
	'2026-1-1',
	'22.11.2026',
	'2026-11-22T10:00',
	' 2026-11-22',
	''
])('[CP12] "%s" is not', (text) => expect(isDay(text)).toBe(false));
