import { expect, test } from 'vitest';

import { percentOf } from '../../domain/condition/hba1c.ts';
import { hba1cStanding, mmolRange } from './hba1c-text.ts';
import { numberWords } from './unit-words.ts';

test('[RC14] what was given in mmol/mol stands in the form as it was given', () => {
	for (let given = mmolRange.min; given <= mmolRange.max; given += 1)
		expect(hba1cStanding(percentOf(given))).toBe(`${given} mmol/mol`);
});

test('[RC14] what was given in per cent stands in the form as it was given', () => {
	for (const given of [3, 5.6, 6.5, 7, 7.25, 8.6, 12, 20])
		expect(hba1cStanding(given)).toBe(String(given));
});

test.each([
	[12, '3.2'],
	[53, '7'],
	[59, '7.5'],
	[71, '8.6'],
	[165, '17.2']
])('[RC14] %d mmol/mol is shown as %s %%, rounded once', (given, percent) => {
	const shown = numberWords('condition', 'hba1c', percentOf(given));
	expect(shown).toContain(`${percent} %`);
	expect(shown).toContain(String(given));
});
