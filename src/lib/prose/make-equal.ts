import * as Y from 'yjs';
import { align } from '../domain/prose/align.ts';
import { pairBlocks } from '../domain/prose/pair-blocks.ts';
import { canonicalJson } from '../domain/version/canonical.ts';
import { makeTextEqual } from './make-text-equal.ts';
import {
	FRAGMENT,
	type ProseBlock,
	type ProseDoc,
	type ProseInline,
	type ProseListItem
} from './node.ts';
import { readNode } from './read.ts';
import { setLevel, toElement, toText } from './write.ts';

type Block = ProseBlock | ProseListItem;
type Node = Y.XmlElement | Y.XmlText | Y.XmlHook;

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
	const blocks = gone.map(({ block }) => block);
	return pairBlocks(blocks, come).flatMap(([was, is]): Match[] => {
		const [standing, block] = [was === null ? null : gone[was], is === null ? null : come[is]];
		if (standing && block && standing.node instanceof Y.XmlElement) return [[standing.node, block]];
		if (standing) return [[standing.node, null]];
		return block ? [[null, block]] : [];
	});
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
