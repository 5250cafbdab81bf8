import { expect, test } from 'vitest';
import { honestSessions } from './honest-sessions.ts';

// One seed a kind of day: the long form, with any seed, is part of `npm run prove`.
test.each([1, 301, 601, 901, 1201])(
	'[PG6] three people write as the editor lets them: nothing is refused, all read the same (seed %i)',
	(seed) => {
		const { updates, refusals, problems } = honestSessions({ seed, updates: 300 });
		expect(refusals).toEqual([]);
		expect(problems).toEqual([]);
		expect(updates).toBeGreaterThanOrEqual(300);
	},
	180_000
);

test('[PR19] what one undoes among the words of others stands in one place for all (seed 29934887)', () => {
	const { refusals, problems } = honestSessions({ seed: 29_934_887, updates: 350 });
	expect(refusals).toEqual([]);
	expect(problems).toEqual([]);
}, 180_000);
