import { expect, test } from 'vitest';
import { DocumentSize } from './document-size.ts';

/** A size whose true value is this, and how often it was worked out. */
function sizeOf(known: number) {
	const size = new DocumentSize(known);
	const seen = { truth: known, measured: 0 };
	const isOver = (limit: number, more = 0) =>
		size.isOver(limit, more, () => {
			seen.measured += 1;
			return seen.truth;
		});
	return { size, seen, isOver };
}

test('[PG12] far from the limit nothing is measured', () => {
	const { size, seen, isOver } = sizeOf(100);
	for (let key = 0; key < 1_000; key += 1) {
		size.add(30);
		expect(isOver(100_000, 30)).toBe(false);
	}
	expect(seen.measured).toBe(0);
});

test('[PG12] near it, some keystrokes share one measure', () => {
	const { size, seen, isOver } = sizeOf(99_900);
	for (let key = 0; key < 1_000; key += 1) {
		seen.truth += 0.05;
		size.add(30);
		expect(isOver(100_000, 30)).toBe(false);
	}
	expect(seen.measured).toBeGreaterThan(1);
	expect(seen.measured).toBeLessThan(40);
});

test('[PG12] what is full stays so until something was taken away', () => {
	const { size, seen, isOver } = sizeOf(99_990);
	for (let key = 0; key < 100; key += 1) expect(isOver(100_000, 30)).toBe(true);
	expect(seen.measured).toBe(0);
	seen.truth = 95_000;
	size.add(20, 5_000);
	expect(isOver(100_000, 30)).toBe(false);
	expect(seen.measured).toBe(1);
});
