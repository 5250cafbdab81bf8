import { expect, test } from 'vitest';
import { zoneOf } from './signer-zone.ts';

const winter = new Date('2026-11-22T10:00:00.000Z');
const summer = new Date('2026-07-22T10:00:00.000Z');

test.each([
	['Europe/Stockholm', winter, '+01:00'],
	['Europe/Stockholm', summer, '+02:00'],
	['America/St_Johns', winter, '-03:30'],
	['Asia/Kathmandu', winter, '+05:45'],
	['Etc/GMT+5', winter, '-05:00'],
	['UTC', winter, '+00:00'],
	['Europe/London', winter, '+00:00']
])('[VE1] %s is a zone', (timeZone, at, utcOffset) => {
	expect(zoneOf(timeZone, at)).toEqual({ timeZone, utcOffset });
});

test.each(['', 'Nowhere/Land', '+01:00', '<script>', 'Etc/Unknown', 'x'.repeat(100), 'Europe/\n'])(
	'[VE1] "%s" is none, and nothing of it is kept',
	(name) => expect(zoneOf(name, winter)).toEqual({ timeZone: 'UTC', utcOffset: '+00:00' })
);
