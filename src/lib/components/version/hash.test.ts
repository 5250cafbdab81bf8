import { expect, test } from 'vitest';
import { grouped, groupedShort } from './hash.ts';

test('[U-14] a hash is shown whole in groups of four, or by its ends', () => {
	const hash = '4f9c21ae80d3aaaabbbbcccc77b1';
	expect(grouped(hash)).toBe('4f9c 21ae 80d3 aaaa bbbb cccc 77b1');
	expect(groupedShort(hash)).toBe('4f9c 21ae 80d3 … 77b1');
	expect(groupedShort('4f9c21ae')).toBe('4f9c 21ae');
	expect(grouped('')).toBe('');
});
