import { expect, test } from 'vitest';
import { reviewFrom, reviewMoved } from './review.ts';

const plan = { urgency: 'elective', urgencyReviewOn: null } as const;
const around = { today: '2026-11-22', plan };
const option = { reviewWeeks: 4 };

test.each([
	['', '2026-12-20'],
	['2026-12-07', '2027-01-04'],
	['2026-11-15', '2026-12-13'],
	['2026-09-01', '2026-11-22'],
	['2026-12', '2026-12-20']
])('[TR27] the review offered for a start of "%s" is %s', (startOn, reviewOn) => {
	expect(reviewFrom(option, startOn, around)).toBe(reviewOn);
	expect(reviewFrom({ reviewWeeks: null }, startOn, around)).toBe('');
});

test('[TR27] [SC17] a plan that presses brings it forward', () => {
	const soon = { urgency: 'soon', urgencyReviewOn: '2026-12-01' } as const;
	expect(reviewFrom(option, '2026-12-07', { ...around, plan: soon })).toBe('2026-12-01');
});

test.each([
	['offered, without a start', '', '2026-12-20', '2027-01-04'],
	['offered some days ago', '', '2026-12-18', '2027-01-04'],
	['offered for another start', '2026-12-01', '2026-12-29', '2027-01-04'],
	['chosen by somebody', '', '2026-12-19', '2026-12-19'],
	['taken away', '2026-12-01', '', '']
])('[TR27] when the start moves, a review %s', (_title, startOn, reviewOn, expected) => {
	const moved = { ...around, to: '2026-12-07', since: '2026-11-20' };
	expect(reviewMoved(option, { startOn, reviewOn }, moved)).toBe(expected);
});

test('[TR27] a start that is taken away leaves the review counted from today', () => {
	const days = { startOn: '2026-12-07', reviewOn: '2027-01-04' };
	const moved = { ...around, to: '', since: '2026-11-20' };
	expect(reviewMoved(option, days, moved)).toBe('2026-12-20');
});
