import { expect, test } from 'vitest';

import { mmolPerMolOf, percentOf } from './hba1c.ts';

test.each([
	[42, 6],
	[48, 6.5],
	[53, 7],
	[64, 8],
	[75, 9]
])('[RC14] %d mmol/mol is %d %%', (mmolPerMol, percent) => {
	expect(percentOf(mmolPerMol)).toBeCloseTo(percent, 1);
	expect(mmolPerMolOf(percent)).toBe(mmolPerMol);
});

test('[RC14] what was given in mmol/mol comes back as it was given', () => {
	for (let given = 10; given <= 195; given += 1) expect(mmolPerMolOf(percentOf(given))).toBe(given);
});
