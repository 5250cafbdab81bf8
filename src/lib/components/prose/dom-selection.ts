import type { TextPoint } from '../../prose/textblock.ts';

/** What the reader has selected inside the rendered prose, counted in textblocks; else null. */
export function selectionIn(
	root: HTMLElement
): { readonly from: TextPoint; readonly to: TextPoint } | null {
	const selection = document.getSelection();
	if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
	const range = selection.getRangeAt(0);
	if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
	const from = pointAt(root, range.startContainer, range.startOffset);
	const to = pointAt(root, range.endContainer, range.endOffset);
	return from && to ? { from, to } : null;
}

/** The place in the last textblock that begins before it. */
function pointAt(root: HTMLElement, node: Node, offset: number): TextPoint | null {
	const before = document.createRange();
	before.setStart(root, 0);
	before.setEnd(node, offset);
	let found: TextPoint | null = null;
	for (const element of root.querySelectorAll<HTMLElement>('[data-block]')) {
		if (!before.intersectsNode(element)) break;
		const block = Number(element.dataset['block']);
		const inside = document.createRange();
		inside.selectNodeContents(element);
		if (element.contains(node)) inside.setEnd(node, offset);
		found = { block, offset: inside.toString().length };
	}
	return found;
}
