import type {
	ProseBlock,
	ProseDoc,
	ProseInline,
	ProseList,
	ProseListItem
} from '../../prose/node.ts';

export interface Run {
	readonly text: string;
	readonly bold: boolean;
	readonly italic: boolean;
	readonly href: string | null;
}

/** One line of a document as it is read: lists are flat, their depth and number kept. */
export interface Line {
	readonly kind: 'paragraph' | 'heading-2' | 'heading-3' | 'item';
	readonly depth: number;
	/** What stands before an item: "•" or its number; empty for the second paragraph of an item. */
	readonly marker: string;
	readonly runs: readonly Run[];
}

export function proseLines(doc: ProseDoc): readonly Line[] {
	return doc.content.flatMap(blockLines).filter((line) => lineText(line).trim() !== '');
}

export function lineText({ runs }: Line): string {
	return runs.map(({ text }) => text).join('');
}

/** A line of plain text, for what is not prose. */
export function plainLine(text: string, kind: Line['kind'] = 'paragraph'): Line {
	const runs = text === '' ? [] : [{ text, bold: false, italic: false, href: null }];
	return { kind, depth: 0, marker: kind === 'item' ? '•' : '', runs };
}

function blockLines(block: ProseBlock): readonly Line[] {
	if (block.type === 'paragraph')
		return [{ kind: 'paragraph', depth: 0, marker: '', runs: block.content.map(toRun) }];
	if (block.type === 'heading') {
		const kind = block.attrs.level === 2 ? 'heading-2' : 'heading-3';
		return [{ kind, depth: 0, marker: '', runs: block.content.map(toRun) }];
	}
	return listLines(block, 1);
}

function listLines(list: ProseList, depth: number): readonly Line[] {
	return list.content.flatMap((item, index) => {
		const marker = list.type === 'orderedList' ? `${index + 1}.` : '•';
		return itemLines(item, { depth, marker });
	});
}

function itemLines(
	item: ProseListItem,
	{ depth, marker }: { depth: number; marker: string }
): readonly Line[] {
	return item.content.flatMap((child, index): readonly Line[] => {
		if (child.type !== 'paragraph') return listLines(child, depth + 1);
		const own = index === 0 ? marker : '';
		return [{ kind: 'item', depth, marker: own, runs: child.content.map(toRun) }];
	});
}

function toRun({ text, marks }: ProseInline): Run {
	const link = marks.find((mark) => mark.type === 'link');
	return {
		text,
		bold: marks.some((mark) => mark.type === 'bold'),
		italic: marks.some((mark) => mark.type === 'italic'),
		href: link?.attrs.href ?? null
	};
}
