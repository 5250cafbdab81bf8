import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEqual } from './equal.ts';

test('equal whatever the order of keys, and only then', () => {
	expect(isEqual({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toBe(true);
	expect(isEqual({ a: 1 }, { a: 1, b: undefined })).toBe(false);
	expect(isEqual([1, 2], [2, 1])).toBe(false);
	expect(isEqual([], {})).toBe(false);
	expect(isEqual(null, {})).toBe(false);
});

test('agrees with JSON that was written and read again', () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
			const again: unknown = JSON.parse(JSON.stringify(one));
			expect(isEqual(JSON.parse(JSON.stringify(one)), again)).toBe(true);
			if (JSON.stringify(one) === JSON.stringify(other)) expect(isEqual(again, other)).toBe(true);
		})
	);
});
