import { expect, test } from 'vitest';
import { conflictPairs } from '../domain/catalogue/coverage.ts';
import { gates } from '../domain/catalogue/gate.ts';
import { conflictWords } from './conflict-words.ts';
import { gateWords } from './gate-words.ts';

test.each([
	...gates.map(({ id }) => [id, gateWords(id)] as const),
	...conflictPairs.map(({ id }) => [id, conflictWords(id)] as const)
])('[CA2] [CA4] %s has its sentence: %s', (_id, words) => {
	expect(words).toMatch(/ .*\.$/);
	expect(words).not.toMatch(/\bfail/i);
	expect(words.split(' ').length).toBeLessThanOrEqual(20);
});
