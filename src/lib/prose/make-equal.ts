import * as Y from 'yjs';
import { align } from '../domain/prose/align.ts';
import { canonicalJson } from '../domain/version/canonical.ts';
import { makeTextEqual } from './make-text-equal.ts';
import {
	FRAGMENT,
	type ProseBlock,
	type ProseDoc,
	type ProseInline,
	type ProseListItem
} from './node.ts';
import { readNode, textOfBlock } from './read.ts';
import { setLevel, toElement, toText } from './write.ts';

type Block = ProseBlock | ProseListItem;
type Node = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** Above this many pairs of blocks between two that are kept, they are paired by their places. */
const maxPairs = 2_500;

/** What two blocks of one kind are worth as a pair even without a word in common. */
const sameKind = 0.05;

/**
 * Makes a document say exactly this, by a change on top of what stands: blocks that are the same
 * are not touched, a changed one keeps its words and whatever is written into it meanwhile.
 */
export function makeEqual(doc: Y.Doc, prose: ProseDoc): void {
	doc.transact(() => makeChildrenEqual(doc.getXmlFragment(FRAGMENT), prose.content));
}

function makeChildrenEqual(parent: Y.XmlFragment, wanted: readonly Block[]): void {
	const nodes: readonly Node[] = parent.toArray();
	let place = 0;
	for (const [node, block] of matched(nodes, wanted)) {
		if (!block) {
			parent.delete(place, 1);
			continue;
		}
		if (node) makeBlockEqual(node, block);
		else parent.insert(place, [toElement(block)]);
		place += 1;
	}
}

type Match = readonly [Y.XmlElement, Block] | readonly [Node, null] | readonly [null, Block];

/** What stands beside what is wanted; what went and came between two that stay is paired. */
function matched(nodes: readonly Node[], wanted: readonly Block[]): readonly Match[] {
	const stands = nodes.map((node) => ({ node, block: readNode(node) }));
	const old = stands.map(({ block }, index) => (block ? canonicalJson(block) : `#${index}`));
	const now = wanted.map((block) => canonicalJson(block));
	const matches: Match[] = [];
	let [gone, come]: [Standing[], Block[]] = [[], []];
	for (const [was, is] of align(old, now)) {
		const [standing, block] = [was === null ? null : stands[was], is === null ? null : wanted[is]];
		if (standing && !block) gone.push(standing);
		else if (block && !standing) come.push(block);
		else if (block && standing?.node instanceof Y.XmlElement) {
			matches.push(...paired(gone, come), [standing.node, block]);
			[gone, come] = [[], []];
		}
	}
	return [...matches, ...paired(gone, come)];
}

interface Standing {
	readonly node: Node;
	readonly block: Block | null;
}

/** In order, with as many words kept as can be. */
function paired(gone: readonly Standing[], come: readonly Block[]): readonly Match[] {
	const worth =
		gone.length * come.length > maxPairs
			? (i: number, j: number) => (i === j && isSameKind(gone[i]?.block, come[j]) ? sameKind : 0)
			: table(gone, come);
	const best = bestOf(gone.length, come.length, worth);
	const matches: Match[] = [];
	let [i, j] = [0, 0];
	for (;;) {
		const [standing, block] = [gone[i], come[j]];
		if (standing && best(i, j) === best(i + 1, j)) {
			matches.push([standing.node, null]);
			i += 1;
		} else if (block && best(i, j) === best(i, j + 1)) {
			matches.push([null, block]);
			j += 1;
		} else if (block && standing?.node instanceof Y.XmlElement) {
			matches.push([standing.node, block]);
			[i, j] = [i + 1, j + 1];
		} else return matches;
	}
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

function table(gone: readonly Standing[], come: readonly Block[]): Worth {
	const rows = gone.map(({ block }) => come.map((one) => (block ? likeness(block, one) : 0)));
	return (i, j) => rows[i]?.[j] ?? 0;
}

function isSameKind(one: Block | null | undefined, other: Block | undefined): boolean {
	return one !== null && one?.type === other?.type;
}

/** Which share of the longer one's words both have; 0 for blocks of two kinds, which nothing turns. */
function likeness(one: Block, other: Block): number {
	if (!isSameKind(one, other)) return 0;
	const [old, now] = [wordsOf(one), wordsOf(other)];
	const left = new Map(
		Map.groupBy(old, (word) => word)
			.entries()
			.map(([word, all]) => [word, all.length])
	);
	let kept = 0;
	for (const word of now) {
		const count = left.get(word) ?? 0;
		if (count > 0) kept += 1;
		left.set(word, count - 1);
	}
	return sameKind + kept / Math.max(1, old.length, now.length);
}

function wordsOf(block: Block): readonly string[] {
	return textOfBlock(block).match(/\S+/g) ?? [];
}

function makeBlockEqual(element: Y.XmlElement, block: Block): void {
	if (block.type !== 'paragraph' && block.type !== 'heading') {
		return makeChildrenEqual(element, block.content);
	}
	if (block.type === 'heading') {
		const level: unknown = element.getAttribute('level');
		if (level !== block.attrs.level) setLevel(element, block.attrs.level);
	}
	makeInlineEqual(element, block.content);
}

/** A textblock has one text; where a merge has made two, the first takes all. */
function makeInlineEqual(element: Y.XmlElement, runs: readonly ProseInline[]): void {
	const [first, ...others] = element.toArray();
	if (!(first instanceof Y.XmlText)) {
		element.delete(0, element.length);
		element.insert(0, [toText(runs)]);
		return;
	}
	element.delete(1, others.length);
	makeTextEqual(first, runs);
}
