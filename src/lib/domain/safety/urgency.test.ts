import { expect, test } from 'vitest';
import { broughtForward, reviewMoved, reviewOffered } from './urgency.ts';

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

const raised = {
	urgency: 'emergency',
	urgencyReason: '',
	urgencySince: '2026-11-21T22:00:00.000Z',
	urgencyReviewOn: '2026-11-21'
} as const;

test('[SC16] a day that only came with an urgency goes with it', () => {
	const around = { plan: raised, today };
	const draft = { urgency: 'emergency', reviewOn: '2026-11-21' } as const;
	expect(reviewMoved(draft, 'elective', around)).toBe('');
	expect(reviewMoved(draft, 'monitoring', around)).toBe('');
	expect(reviewMoved(draft, 'soon', around)).toBe('2026-12-20');
	expect(reviewMoved({ urgency: 'soon', reviewOn: '2026-12-20' }, 'elective', around)).toBe('');
	const said = { ...raised, urgencyReason: 'Walking has become harder.' };
	expect(reviewMoved(draft, 'elective', { plan: said, today })).toBe('');
});

test('[SC16] a day that somebody chose stays, unless the new urgency asks for a nearer one', () => {
	const around = { plan: raised, today };
	const chosen = { urgency: 'emergency', reviewOn: '2026-12-10' } as const;
	expect(reviewMoved(chosen, 'elective', around)).toBe('2026-12-10');
	expect(reviewMoved(chosen, 'urgent', around)).toBe('2026-11-25');
	const said = { ...raised, urgencyReason: 'Seen.', urgencyReviewOn: '2026-12-10' };
	expect(reviewMoved(chosen, 'monitoring', { plan: said, today })).toBe('2026-12-10');
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
