import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuseText, tidy } from './text.ts';

test.each([
	['  two words \n', 'two words'],
	['cafe\u0301', 'caf\u00e9'],
	['one\r\ntwo\rthree', 'one\ntwo\nthree'],
	['a\u0000b\u0007c\u007f', 'abc'],
	['tab\there', 'tab\there'],
	['\u00a0\u2003', ''],
	['half \ud83d', 'half \ufffd'],
	['whole \ud83d\ude42', 'whole \ud83d\ude42']
])('[CP7] %j is kept as %j', (text, kept) => {
	expect(tidy(text)).toBe(kept);
});

test('[CP7] tidying twice is tidying once, whatever was written', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const kept = tidy(text);
			expect(tidy(kept)).toBe(kept);
			expect(kept.isWellFormed()).toBe(true);
			expect(kept.normalize('NFC')).toBe(kept);
		})
	);
});

test.each([
	['', { max: 3, required: true }, 'empty'],
	['', { max: 3, required: false }, null],
	['abc', { max: 3, required: true }, null],
	['abcd', { max: 3, required: true }, 'too-long'],
	['\ud83d\ude42\ud83d\ude42', { max: 3, required: true }, 'too-long']
])('[CP7] %j against %j is %s', (text, rule, problem) => {
	expect(refuseText('name', text, rule)).toEqual(
		problem === null ? null : { code: 'invalid-input', field: 'name', problem }
	);
});
