export interface DiffPart {
	readonly mark: 'same' | 'added' | 'removed';
	readonly text: string;
}

/** Above this many cells the two texts are shown one after the other: still true, only coarser. */
const maxCells = 4_000_000;

/** What was taken out and put in, word by word; "same" and "added" together are the new text. */
export function diffWords(before: string, after: string): readonly DiffPart[] {
	if (before === after) return after === '' ? [] : [{ mark: 'same', text: after }];
	const [old, now] = [words(before), words(after)];
	const start = commonStart(old, now);
	const end = commonEnd(old.slice(start), now.slice(start));
	const middle = diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end));
	return joined([
		...now.slice(0, start).map(same),
		...middle,
		...now.slice(now.length - end).map(same)
	]);
}

function same(text: string): DiffPart {
	return { mark: 'same', text };
}

/** Words with the white space after them, so that a changed word takes its space along. */
function words(text: string): string[] {
	return text.match(/\S+\s*|\s+/g) ?? [];
}

function commonStart(one: readonly string[], other: readonly string[]): number {
	const end = one.findIndex((word, index) => word !== other[index]);
	return end === -1 ? Math.min(one.length, other.length) : end;
}

function commonEnd(one: readonly string[], other: readonly string[]): number {
	return commonStart(one.toReversed(), other.toReversed());
}

function diffMiddle(old: readonly string[], now: readonly string[]): readonly DiffPart[] {
	if (old.length * now.length > maxCells) return replaced(old, now);
	const lengths = commonLengths(old, now);
	const parts: DiffPart[] = [];
	let [i, j] = [0, 0];
	while (i < old.length || j < now.length) {
		const [was, is] = [old[i], now[j]];
		if (was !== undefined && was === is) {
			parts.push(same(was));
			i += 1;
			j += 1;
		} else if (was !== undefined && isBetterToRemove(lengths, i, j)) {
			parts.push({ mark: 'removed', text: was });
			i += 1;
		} else if (is !== undefined) {
			parts.push({ mark: 'added', text: is });
			j += 1;
		}
	}
	return parts;
}

function replaced(old: readonly string[], now: readonly string[]): readonly DiffPart[] {
	return [
		...old.map((text): DiffPart => ({ mark: 'removed', text })),
		...now.map((text): DiffPart => ({ mark: 'added', text }))
	];
}

export type Lengths = readonly Uint32Array[];

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

/** Neighbours of one mark as one part; the space at the edge of a mark stands outside of it. */
function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
	const runs: { mark: DiffPart['mark']; text: string }[] = [];
	for (const { mark, text } of parts) {
		const last = runs.at(-1);
		if (last?.mark === mark) last.text += text;
		else if (text !== '') runs.push({ mark, text });
	}
	return runs;
}
