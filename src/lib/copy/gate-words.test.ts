import { expect, test } from 'vitest';
import { gates } from '../domain/catalogue/gate.ts';
import { gateWords } from './gate-words.ts';

test.each(gates.map(({ id }) => id))('the gate %s has its sentence', (id) => {
	expect(gateWords(id)).toMatch(/ .*\.$/);
});
