import * as Y from 'yjs';
import { formatNames, hrefOf, isElementName, isHeadingLevel } from './allow.ts';
import {
	FRAGMENT,
	type ProseBlock,
	type ProseDoc,
	type ProseInline,
	type ProseList,
	type ProseListItem,
	type ProseMark,
	type ProseParagraph
} from './node.ts';

/** Nobody nests this deep by hand; it keeps a hostile document from using up the stack. */
const maxDepth = 100;

/**
 * The prose of a document as data. Never changes the document. Unknown elements, attributes and
 * marks are left out; loose text and list items read as paragraphs, so that no words are lost.
 */
export function readProse(doc: Y.Doc): ProseDoc {
	return { type: 'doc', content: readBlocks(doc.getXmlFragment(FRAGMENT), 0) };
}

/** One line a block, without marks. */
export function plainText(doc: ProseDoc): string {
	return doc.content.map(textOfBlock).join('\n');
}

/** Nothing but white space is written. */
export function isEmptyProse(doc: ProseDoc): boolean {
	return plainText(doc).trim() === '';
}

/** The runs of one Y.XmlText with their marks; equal neighbours are one run. */
export function readInline(text: Y.XmlText): ProseInline[] {
	const runs: ProseInline[] = [];
	for (const part of deltaOf(text)) {
		if (typeof part.insert !== 'string' || part.insert === '') continue;
		const marks = readMarks(part.attributes);
		const last = runs.at(-1);
		if (last && sameMarks(last.marks, marks)) {
			runs[runs.length - 1] = { type: 'text', text: last.text + part.insert, marks };
		} else {
			runs.push({ type: 'text', text: part.insert, marks });
		}
	}
	return runs;
}

/** One element as it reads; null for what does not read as one of its kind. */
export function readNode(node: YNode): ProseBlock | ProseListItem | null {
	if (node instanceof Y.XmlElement && node.nodeName === 'listItem') {
		const content = readBlocks(node, 1).map(toItemContent);
		return { type: 'listItem', content };
	}
	const [block, ...others] = readBlock(node, 0);
	return node instanceof Y.XmlElement && others.length === 0 ? (block ?? null) : null;
}

type YNode = Y.XmlElement | Y.XmlText | Y.XmlHook;

function readBlocks(parent: Y.XmlFragment, depth: number): ProseBlock[] {
	return childrenOf(parent).flatMap((child) => readBlock(child, depth));
}

function readBlock(node: YNode, depth: number): ProseBlock[] {
	if (depth > maxDepth) return [];
	if (node instanceof Y.XmlText) return paragraphOf(readInline(node));
	if (!(node instanceof Y.XmlElement) || !isElementName(node.nodeName)) return [];
	if (node.nodeName === 'paragraph') return [{ type: 'paragraph', content: inlineOf(node) }];
	if (node.nodeName === 'heading') {
		const level: unknown = node.getAttribute('level');
		const attrs = { level: isHeadingLevel(level) ? level : 2 } as const;
		return [{ type: 'heading', attrs, content: inlineOf(node) }];
	}
	if (node.nodeName === 'listItem') return readBlocks(node, depth + 1);
	return [{ type: node.nodeName, content: readItems(node, depth + 1) }];
}

function readItems(list: Y.XmlElement, depth: number): ProseListItem[] {
	return childrenOf(list).flatMap((child): ProseListItem[] => {
		const isItem = child instanceof Y.XmlElement && child.nodeName === 'listItem';
		const blocks = isItem ? readBlocks(child, depth + 1) : readBlock(child, depth + 1);
		if (!isItem && blocks.length === 0) return [];
		return [{ type: 'listItem', content: blocks.map(toItemContent) }];
	});
}

/** A list item holds no headings; one that got there by a merge reads as a paragraph. */
function toItemContent(block: ProseBlock): ProseParagraph | ProseList {
	if (block.type !== 'heading') return block;
	return { type: 'paragraph', content: block.content };
}

function inlineOf(element: Y.XmlElement): ProseInline[] {
	return childrenOf(element).flatMap((child) =>
		child instanceof Y.XmlText ? readInline(child) : []
	);
}

function paragraphOf(content: readonly ProseInline[]): ProseBlock[] {
	return content.length === 0 ? [] : [{ type: 'paragraph', content }];
}

function childrenOf(parent: Y.XmlFragment): YNode[] {
	return parent.toArray();
}

interface DeltaPart {
	readonly insert?: unknown;
	readonly attributes?: Readonly<Record<string, unknown>>;
}

function deltaOf(text: Y.XmlText): readonly DeltaPart[] {
	return text.toDelta();
}

function readMarks(attributes: DeltaPart['attributes']): ProseMark[] {
	if (!attributes) return [];
	return formatNames.flatMap((name): ProseMark[] => {
		const value = attributes[name];
		if (value === undefined || value === null || value === false) return [];
		if (name !== 'link') return [{ type: name }];
		const href = hrefOf(value);
		return href === null ? [] : [{ type: 'link', attrs: { href } }];
	});
}

function sameMarks(one: readonly ProseMark[], other: readonly ProseMark[]): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

function textOfBlock(block: ProseBlock | ProseListItem): string {
	if (block.type === 'paragraph' || block.type === 'heading') {
		return block.content.map((run) => run.text).join('');
	}
	return block.content.map(textOfBlock).join('\n');
}
