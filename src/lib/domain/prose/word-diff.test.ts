import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords } from './word-diff.ts';

function read(before: string, after: string) {
	return diffWords(before, after)
		.map(({ mark, text }) => {
			if (mark === 'same') return text;
			return mark === 'added' ? `{+${text}+}` : `{-${text}-}`;
		})
		.join('');
}

test.each([
	['', '', ''],
	['as it was', 'as it was', 'as it was'],
	['', 'quite new', '{+quite new+}'],
	['gone', '', '{-gone-}'],
	['Gabapentin 300 mg daily', 'Gabapentin 600 mg daily', 'Gabapentin {-300 -}{+600 +}mg daily'],
	['one two three', 'one three', 'one {-two -}three'],
	['one three', 'one two three', 'one {+two +}three']
])('[U-14] %j to %j reads %j', (before, after, expected) => {
	expect(read(before, after)).toBe(expected);
});

test('[U-14] what is kept and added is the new text, what is kept and removed the old one', () => {
	const text = fc.stringMatching(/^[ab ]{0,24}$/);
	fc.assert(
		fc.property(text, text, (before, after) => {
			const parts = diffWords(before, after);
			const without = (mark: string) =>
				parts
					.filter((part) => part.mark !== mark)
					.map((part) => part.text)
					.join('');
			expect(without('removed')).toBe(after);
			expect(without('added')).toBe(before);
		})
	);
});

test('[U-14] two long texts with nothing in common are still shown, one after the other', () => {
	const before = Array.from({ length: 3000 }, (_, i) => `a${i}`).join(' ');
	const after = Array.from({ length: 3000 }, (_, i) => `b${i}`).join(' ');
	expect(diffWords(before, after).map(({ mark }) => mark)).toEqual(['removed', 'added']);
});
