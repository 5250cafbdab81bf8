import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProseBlock, ProseDoc } from '../prose/prose.ts';
import { testProse, textOf } from '../prose/test-text.ts';
import { canonicalJson } from '../version/canonical.ts';
import { partsBetween, partsIn, placeOf, withParts } from './parts.ts';
import { movedProse, wantedProse } from './test-suggestions.ts';

const line = fc.constantFrom('', 'pain', 'pain at night', 'sleep', 'sleep is poor', 'walks');
const anyText = fc.array(line, { maxLength: 7 }).map((lines) => textOf(...lines));

function partsFrom(base: ProseDoc, wanted: ProseDoc) {
	const parts = partsIn(base, partsBetween(base, wanted));
	if (!parts) throw new Error('parts that are not in their text');
	return parts;
}

function keysOf(blocks: readonly ProseBlock[]) {
	return blocks.map(canonicalJson);
}

test('[SU7] a changed block is a part, and so is what comes', () => {
	expect(partsBetween(testProse, wantedProse)).toEqual([
		{ at: 0, before: [testProse.content[0]], after: [wantedProse.content[0]] },
		{ at: 3, before: [], after: [wantedProse.content[3]] }
	]);
});

test('[SU7] two changed neighbours are two parts, two that go are one', () => {
	const both = textOf('Pain since July.', 'Sleep is fine.', 'Walks ten minutes.');
	expect(partsBetween(testProse, both).map(({ at }) => at)).toEqual([0, 1]);
	const [gone, ...others] = partsBetween(testProse, textOf('Walks ten minutes.'));
	expect([gone?.before.length, others]).toEqual([2, []]);
});

test('[SU7] what a part takes out must stand in the text it was made for', () => {
	const parts = partsBetween(testProse, textOf('Pain since May.', 'Walks ten minutes.'));
	expect(partsIn(movedProse, parts)).toBeNull();
	expect(partsIn(testProse, [{ at: 9, before: [], after: [] }])).toBeNull();
	expect(partsIn(testProse, [...parts, ...parts])).toBeNull();
});

test('[SU10] all parts in an unmoved text make it the wanted text', () => {
	fc.assert(
		fc.property(anyText, anyText, (base, wanted) => {
			expect(withParts(base, partsFrom(base, wanted))).toEqual(wanted);
		}),
		{ numRuns: 1_000 }
	);
});

test('[SU10] accepted one after the other, in any order, they make the same text', () => {
	fc.assert(
		fc.property(anyText, anyText, fc.nat(), (base, wanted, turn) => {
			const parts = partsFrom(base, wanted);
			const distinct = new Set(keysOf(base.content)).size === base.content.length;
			fc.pre(distinct && new Set(keysOf(wanted.content)).size === wanted.content.length);
			const at = parts.length === 0 ? 0 : turn % parts.length;
			const order = [...parts.slice(at), ...parts.slice(0, at)];
			let text: ProseDoc | null = base;
			for (const part of order) text = text && withParts(text, [part]);
			expect(text).toEqual(wanted);
		}),
		{ numRuns: 1_000 }
	);
});

test('[SU11] [SU12] in a text that moved a part applies exactly, or not at all', () => {
	fc.assert(
		fc.property(anyText, anyText, anyText, (base, wanted, moved) => {
			for (const part of partsFrom(base, wanted)) {
				const text = withParts(moved, [part]);
				const place = placeOf(part, moved);
				expect(text === null).toBe(place === null);
				if (!text || place === null) continue;
				const end = place + part.before.length;
				expect(keysOf(moved.content.slice(place, end))).toEqual(keysOf(part.before));
				expect(text.content).toEqual([
					...moved.content.slice(0, place),
					...part.after,
					...moved.content.slice(end)
				]);
			}
		}),
		{ numRuns: 1_000 }
	);
});

test('[SU11] another change elsewhere does not stand in the way', () => {
	const text = withParts(movedProse, partsFrom(testProse, wantedProse));
	expect(text).toEqual(
		textOf('Pain since June.', 'Sleeps well now.', 'Walks ten minutes.', 'Swims twice a week.')
	);
});

test('[SU11] what stands twice is placed beside its old neighbours', () => {
	const base = textOf('No.', 'a', 'No.', 'b');
	const [part] = partsFrom(base, textOf('No.', 'a', 'Yes.', 'b'));
	expect(part && placeOf(part, textOf('x', 'No.', 'a', 'y', 'a', 'No.', 'b'))).toBe(5);
});

test('[SU12] the place of a part whose text is gone is nowhere', () => {
	const [part] = partsFrom(
		testProse,
		textOf('Pain since May.', 'Fine sleep.', 'Walks ten minutes.')
	);
	expect(part && placeOf(part, movedProse)).toBeNull();
	expect(part && withParts(movedProse, [part])).toBeNull();
});
