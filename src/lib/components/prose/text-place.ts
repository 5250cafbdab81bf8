import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { TextPoint, TextRange } from '../../prose/textblock.ts';

/** Where each textblock's text begins, in reading order: the editor's side of `textblock.ts`. */
export function textblockStarts(doc: Node): readonly number[] {
	const starts: number[] = [];
	doc.descendants((node, position) => {
		if (!node.isTextblock) return true;
		starts.push(position + 1);
		return false;
	});
	return starts;
}

export function pointAt($position: ResolvedPos, starts: readonly number[]): TextPoint | null {
	if (!$position.parent.isTextblock) return null;
	const block = starts.indexOf($position.start());
	return block === -1 ? null : { block, offset: $position.parentOffset };
}

export function positionOf(
	{ block, offset }: TextPoint,
	doc: Node,
	starts: readonly number[]
): number | null {
	const start = starts[block];
	if (start === undefined) return null;
	return Math.min(start + offset, start + doc.resolve(start).parent.content.size);
}

export function spanOf(
	{ block, from, to }: TextRange,
	doc: Node,
	starts: readonly number[]
): { readonly from: number; readonly to: number } | null {
	const [start, end] = [
		positionOf({ block, offset: from }, doc, starts),
		positionOf({ block, offset: to }, doc, starts)
	];
	return start === null || end === null || start >= end ? null : { from: start, to: end };
}
