import { expect, test } from 'vitest';
import { urgencyFacts } from './urgency-facts.ts';

const when = (urgency: 'emergency' | 'urgent', urgencyReviewOn: string | null) =>
	urgencyFacts({ urgency, urgencyReviewOn }, { owner: undefined, today: '2026-11-29' }).find(
		({ label }) => label === 'By when'
	);

test('[SC4] an emergency has no day: it is now', () => {
	const now = { value: 'Now, without waiting.', isLate: false };
	for (const day of [null, '2026-11-29', '2026-11-28'])
		expect(when('emergency', day)).toMatchObject(now);
	expect(when('urgent', '2026-11-30')?.value).toBe('30 November 2026 at the latest.');
	expect(when('urgent', '2026-11-28')?.isLate).toBe(true);
});
