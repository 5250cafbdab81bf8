import * as Y from 'yjs';
import { yTextblocks, type TextPoint, type YTextblock } from './textblock.ts';

/** Which neighbour a place belongs to when text is written exactly there. */
export type Side = 'before' | 'after';

/** A place that moves with the text around it. */
export function encodePoint(doc: Y.Doc, point: TextPoint, side: Side): Uint8Array | null {
	const block = yTextblocks(doc)[point.block];
	const found = block && textAt(block, point.offset);
	if (!found) return null;
	const assoc = side === 'before' ? -1 : 0;
	const position = Y.createRelativePositionFromTypeIndex(found.text, found.index, assoc);
	return Y.encodeRelativePosition(position);
}

/** Where the place is now; null when what it belonged to is gone. */
export function resolvePoint(
	doc: Y.Doc,
	encoded: Uint8Array,
	blocks: readonly YTextblock[] = yTextblocks(doc)
): TextPoint | null {
	const absolute = absoluteOf(doc, encoded);
	if (!absolute) return null;
	for (const [block, texts] of blocks.entries()) {
		let before = 0;
		for (const text of texts) {
			if (text === absolute.type) return { block, offset: before + absolute.index };
			before += text.length;
		}
	}
	return null;
}

function absoluteOf(doc: Y.Doc, encoded: Uint8Array): Y.AbsolutePosition | null {
	try {
		const position = Y.decodeRelativePosition(encoded);
		return Y.createAbsolutePositionFromRelativePosition(position, doc);
	} catch {
		return null;
	}
}

function textAt(
	block: YTextblock,
	offset: number
): { readonly text: Y.XmlText; readonly index: number } | null {
	let rest = offset;
	for (const text of block) {
		if (rest <= text.length) return { text, index: rest };
		rest -= text.length;
	}
	return null;
}
