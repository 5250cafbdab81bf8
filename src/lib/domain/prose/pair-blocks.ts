import type { Step } from './align.ts';
import type { ProseBlock, ProseListItem } from './prose.ts';

type Block = ProseBlock | ProseListItem;

/** Above this many pairs they are paired by their places. */
const maxPairs = 2_500;

/** What two blocks of one kind are worth as a pair even without a word in common. */
const sameKind = 0.05;

/**
 * Blocks that went and blocks that came at one place: which became which, in order, so that as many
 * words as can be are kept. Blocks of two kinds are never one; null is a block of no kind.
 */
export function pairBlocks(
	gone: readonly (Block | null)[],
	come: readonly Block[]
): readonly Step[] {
	const worth =
		gone.length * come.length > maxPairs
			? (i: number, j: number) => (i === j && isSameKind(gone[i], come[j]) ? sameKind : 0)
			: table(gone, come);
	const best = bestOf(gone.length, come.length, worth);
	const steps: Step[] = [];
	let [i, j] = [0, 0];
	while (i < gone.length || j < come.length) {
		if (i < gone.length && best(i, j) === best(i + 1, j)) {
			steps.push([i, null]);
			i += 1;
		} else if (j < come.length && best(i, j) === best(i, j + 1)) {
			steps.push([null, j]);
			j += 1;
		} else {
			steps.push([i, j]);
			[i, j] = [i + 1, j + 1];
		}
	}
	return steps;
}

type Worth = (i: number, j: number) => number;

/** What the pairs behind `i` and `j` are worth at most. */
function bestOf(gone: number, come: number, worth: Worth): Worth {
	const rows = Array.from({ length: gone + 1 }, () => new Float64Array(come + 1));
	const best: Worth = (i, j) => rows[i]?.[j] ?? 0;
	for (let i = gone - 1; i >= 0; i -= 1) {
		for (let j = come - 1; j >= 0; j -= 1) {
			const together = worth(i, j);
			const alone = Math.max(best(i + 1, j), best(i, j + 1));
			const most = together > 0 ? Math.max(alone, together + best(i + 1, j + 1)) : alone;
			rows[i]?.fill(most, j, j + 1);
		}
	}
	return best;
}

function table(gone: readonly (Block | null)[], come: readonly Block[]): Worth {
	const rows = gone.map((block) => come.map((one) => (block ? likeness(block, one) : 0)));
	return (i, j) => rows[i]?.[j] ?? 0;
}

function isSameKind(one: Block | null | undefined, other: Block | undefined): boolean {
	return one !== null && one?.type === other?.type;
}

/** Which share of the longer one's words both have; 0 for blocks of two kinds, which nothing turns. */
function likeness(one: Block, other: Block): number {
	if (!isSameKind(one, other)) return 0;
	const [old, now] = [wordsOf(one), wordsOf(other)];
	const left = new Map<string, number>();
	for (const word of old) left.set(word, (left.get(word) ?? 0) + 1);
	let kept = 0;
	for (const word of now) {
		const count = left.get(word) ?? 0;
		if (count > 0) kept += 1;
		left.set(word, count - 1);
	}
	return sameKind + kept / Math.max(1, old.length, now.length);
}

function wordsOf(block: Block): readonly string[] {
	if (block.type !== 'paragraph' && block.type !== 'heading') return block.content.flatMap(wordsOf);
	const text = block.content.map((run) => run.text).join('');
	return text.match(/\S+/g) ?? [];
}
