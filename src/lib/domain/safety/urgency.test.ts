import { expect, test } from 'vitest';
import { broughtForward, reviewOffered } from './urgency.ts';

const today = '2026-11-22';

test('[SC16] the day that is offered is as near as the urgency asks for', () => {
	expect(reviewOffered('emergency', today)).toBe(today);
	expect(reviewOffered('urgent', today)).toBe('2026-11-25');
	expect(reviewOffered('soon', today)).toBe('2026-12-20');
	expect([reviewOffered('elective', today), reviewOffered('monitoring', today)]).toEqual([
		null,
		null
	]);
});

test('[SC17] reviews of what is proposed come forward to the day of a plan that presses', () => {
	const soon = { urgency: 'soon', urgencyReviewOn: '2026-12-10' } as const;
	expect(broughtForward('2027-01-20', soon, today)).toBe('2026-12-10');
	expect(broughtForward('2026-12-01', soon, today)).toBe('2026-12-01');
	const calm = { ...soon, urgency: 'elective' } as const;
	expect(broughtForward('2027-01-20', calm, today)).toBe('2027-01-20');
});

test('[SC17] a day that is over or was never said brings nothing forward', () => {
	const over = { urgency: 'urgent', urgencyReviewOn: '2026-11-20' } as const;
	const unsaid = { urgency: 'urgent', urgencyReviewOn: null } as const;
	for (const plan of [over, unsaid])
		expect(broughtForward('2027-01-20', plan, today)).toBe('2027-01-20');
});
