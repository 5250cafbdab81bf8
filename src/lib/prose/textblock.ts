import * as Y from 'yjs';
import { FRAGMENT, type ProseBlock, type ProseDoc, type ProseListItem } from './node.ts';

/**
 * Prose seen as its textblocks (paragraphs and headings) in reading order: what a place in prose is
 * counted by. The rendered view, the editor and the Y.Doc agree on this numbering.
 */
export interface TextPoint {
	/** The number of the textblock. */
	readonly block: number;
	/** UTF-16 code units from the start of the textblock. */
	readonly offset: number;
}

/** A stretch within one textblock. */
export interface TextRange {
	readonly block: number;
	readonly from: number;
	readonly to: number;
}

/** The Y.XmlTexts of each textblock; more than one after some merges, or none. */
export type YTextblock = readonly Y.XmlText[];

export function blockTexts(prose: ProseDoc): readonly string[] {
	return prose.content.flatMap(textsIn);
}

export function yTextblocks(doc: Y.Doc): readonly YTextblock[] {
	return doc.getXmlFragment(FRAGMENT).toArray().flatMap(yTextblocksIn);
}

export function yBlockText(block: YTextblock): string {
	return block.map(textOf).join('');
}

/** The part of `from`…`to` in each textblock it touches. */
export function rangesBetween(
	from: TextPoint,
	to: TextPoint,
	texts: readonly string[]
): readonly TextRange[] {
	const ranges: TextRange[] = [];
	for (let block = from.block; block <= to.block; block += 1) {
		const length = texts[block]?.length ?? 0;
		const start = block === from.block ? Math.min(from.offset, length) : 0;
		const end = block === to.block ? Math.min(to.offset, length) : length;
		if (end > start) ranges.push({ block, from: start, to: end });
	}
	return ranges;
}

export function isBefore(one: TextPoint, other: TextPoint): boolean {
	return one.block < other.block || (one.block === other.block && one.offset < other.offset);
}

function textsIn(block: ProseBlock | ProseListItem): string[] {
	if (block.type === 'paragraph' || block.type === 'heading') {
		return [block.content.map((run) => run.text).join('')];
	}
	return block.content.flatMap(textsIn);
}

function yTextblocksIn(node: Y.XmlElement | Y.XmlText | Y.XmlHook): YTextblock[] {
	if (node instanceof Y.XmlText) return textOf(node) === '' ? [] : [[node]];
	if (!(node instanceof Y.XmlElement)) return [];
	if (node.nodeName === 'paragraph' || node.nodeName === 'heading') {
		return [node.toArray().filter((child) => child instanceof Y.XmlText)];
	}
	const isKnown = ['bulletList', 'orderedList', 'listItem'].includes(node.nodeName);
	return isKnown ? node.toArray().flatMap(yTextblocksIn) : [];
}

interface Part {
	readonly insert?: unknown;
}

/** Text alone; unlike `toString` without marks written as tags. */
function textOf(text: Y.XmlText): string {
	const parts: readonly Part[] = text.toDelta();
	return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
