/** One of each side that are equal, or one of a side that has no equal: by their places. */
export type Step =
	| readonly [before: number, after: number]
	| readonly [before: number, after: null]
	| readonly [before: null, after: number];

/** Above this many cells the rest is taken as replaced: still true, only coarser. */
const maxCells = 4_000_000;

/** Two lists side by side, in order: as much as can be kept is kept. */
export function align(before: readonly string[], after: readonly string[]): readonly Step[] {
	const start = commonStart(before, after);
	const end = commonEnd(before.slice(start), after.slice(start));
	const [old, now] = [
		before.slice(start, before.length - end),
		after.slice(start, -end || undefined)
	];
	return [
		...Array.from({ length: start }, (_, place): Step => [place, place]),
		...alignMiddle(old, now).map((step) => movedBy(step, start)),
		...Array.from({ length: end }, (_, place): Step => [
			before.length - end + place,
			after.length - end + place
		])
	];
}

function movedBy([was, is]: Step, start: number): Step {
	if (was === null) return [null, is + start];
	return is === null ? [was + start, null] : [was + start, is + start];
}

function commonStart(one: readonly string[], other: readonly string[]): number {
	const end = one.findIndex((item, index) => item !== other[index]);
	return end === -1 ? Math.min(one.length, other.length) : end;
}

function commonEnd(one: readonly string[], other: readonly string[]): number {
	return commonStart(one.toReversed(), other.toReversed());
}

function alignMiddle(old: readonly string[], now: readonly string[]): readonly Step[] {
	if (old.length * now.length > maxCells) return replaced(old, now);
	const lengths = commonLengths(old, now);
	const steps: Step[] = [];
	let [i, j] = [0, 0];
	while (i < old.length || j < now.length) {
		if (i < old.length && old[i] === now[j]) {
			steps.push([i, j]);
			i += 1;
			j += 1;
		} else if (i < old.length && isBetterToRemove(lengths, i, j)) {
			steps.push([i, null]);
			i += 1;
		} else {
			steps.push([null, j]);
			j += 1;
		}
	}
	return steps;
}

function replaced(old: readonly string[], now: readonly string[]): readonly Step[] {
	return [
		...old.map((_, place): Step => [place, null]),
		...now.map((_, place): Step => [null, place])
	];
}

type Lengths = readonly Uint32Array[];

/** `lengths[i][j]`: how much of what follows `i` and what follows `j` can be kept, in order. */
export function commonLengths(old: readonly string[], now: readonly string[]): Lengths {
	const rows = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
	for (let i = old.length - 1; i >= 0; i -= 1) {
		const [row, below] = [rows[i], rows[i + 1]];
		if (row === undefined || below === undefined) continue;
		for (let j = now.length - 1; j >= 0; j -= 1) {
			const [down, right, across] = [below[j] ?? 0, row[j + 1] ?? 0, below[j + 1] ?? 0];
			row[j] = old[i] === now[j] ? across + 1 : Math.max(down, right);
		}
	}
	return rows;
}

function isBetterToRemove(lengths: Lengths, i: number, j: number): boolean {
	const row = lengths[i];
	if (row === undefined || j >= row.length - 1) return true;
	return (lengths[i + 1]?.[j] ?? -1) >= (row[j + 1] ?? 0);
}
