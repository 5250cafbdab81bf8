import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test.each([
	['Rosa Alvarez', 'RA'],
	['Dr Maria Lindqvist', 'ML'],
	['Prof. Dr. Amara Okafor', 'AO'],
	['Maria del Carmen Ruiz', 'MR'],
	['Åsa Öberg', 'ÅÖ'],
	['Cher', 'C'],
	['  ', '?']
])('[U-2] %s is marked %s', (name, expected) => {
	expect(initials(name)).toBe(expected);
});
