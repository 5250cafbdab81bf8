import { expect, test } from 'vitest';
import { toId } from '../../domain/ids.ts';
import { isWaiting, matches, type WorkListRow } from './row.ts';

const row: WorkListRow = {
	planId: toId('018f0000-0000-7000-8000-000000000001'),
	patientName: 'Rosa Álvarez',
	birthDate: '1968-03-04',
	identifier: 'C-1042',
	title: 'Leg pain that persists after fusion L4–S1',
	status: 'active',
	urgency: 'elective',
	latestVersion: 1,
	changedSinceVersion: false,
	waiting: {
		redFlag: null,
		isNew: false,
		proposals: 0,
		ideas: 0,
		goals: 0,
		questions: 0,
		decisions: 0,
		suggestions: 0,
		amendments: 0,
		version: null
	},
	waitingSince: null,
	changed: 0,
	lastActivityAt: '2026-11-22T10:00:00Z',
	lastActivityBy: null
};

test.each(['', 'alvarez', 'ROSA', 'álv', '1042', '1968-03-04', '4 March 1968', 'rosa fusion', ' '])(
	'[U-17] "%s" finds the plan',
	(query) => expect(matches(row, query)).toBe(true)
);

test.each(['lindqvist', 'rosa knee', '1969'])('[U-17] "%s" does not find the plan', (query) =>
	expect(matches(row, query)).toBe(false)
);

test('[U-17] a plan waits when anything in it does', () => {
	const waiting = { ...row.waiting };
	expect(isWaiting(row)).toBe(false);
	expect(isWaiting({ ...row, waiting: { ...waiting, redFlag: 'open' } })).toBe(true);
	expect(isWaiting({ ...row, waiting: { ...waiting, isNew: true } })).toBe(true);
	expect(isWaiting({ ...row, waiting: { ...waiting, questions: 1 } })).toBe(true);
	expect(isWaiting({ ...row, waiting: { ...waiting, ideas: 1 } })).toBe(true);
	expect(isWaiting({ ...row, waiting: { ...waiting, goals: 1 } })).toBe(true);
	expect(isWaiting({ ...row, waiting: { ...waiting, decisions: 2 } })).toBe(true);
	expect(isWaiting({ ...row, waiting: { ...waiting, suggestions: 1 } })).toBe(true);
	expect(isWaiting({ ...row, waiting: { ...waiting, version: 2 } })).toBe(true);
});
