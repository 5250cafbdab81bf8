import { expect, test } from 'vitest';
import { toId } from '../../domain/ids.ts';
import type { Treatment } from '../../domain/treatment/treatment.ts';
import type { PatientWord } from '../../domain/waiting.ts';
import { startWords, stepWords } from './next-words.ts';

const duloxetine: Treatment = {
	id: toId('t1'),
	revision: 1,
	name: 'Duloxetine',
	kind: 'medicine',
	why: '',
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: '2026-12-01',
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'never' },
	target: '',
	reviewOn: null,
	dosage: null,
	status: 'chosen',
	statusReason: '',
	statusAt: '2026-11-22T10:00:00Z',
	statusBy: toId('u3'),
	proposedAt: '2026-11-20T10:00:00Z',
	proposedBy: toId('u3'),
	detailsRevision: 1,
	gateReason: ''
};

const told = (word: PatientWord, other: Partial<Treatment> = {}) => {
	const step = { treatment: { ...duloxetine, ...other }, word };
	return [stepWords(step), startWords(step)];
};

test('[TR28] the patient reads “agreed” only after their own yes, and when it starts', () => {
	expect(told('accept')).toEqual(['Agreed, about to start', 'Starts on 1 December 2026']);
	expect(told('awaited')).toEqual([
		'Your team has chosen this. Your answer is still open.',
		'Planned to start on 1 December 2026'
	]);
	for (const word of ['awaited', 'decline', 'question'] as const)
		expect(told(word).join(' ')).not.toMatch(/agreed/i);
	expect(told('awaited', { status: 'active' })).toEqual(['You are doing this now', null]);
	expect(told('accept', { startOn: null })[1]).toBeNull();
});
