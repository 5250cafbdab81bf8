import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/**
 * Gives every textblock that the person here has just made the text that will hold its words. The
 * editor makes that text with the first letter: of two who begin in one new paragraph at once each
 * would make one, and joining the two doubles or loses letters. Call it after each transaction.
 */
export function giveTexts({ local, origin, changed, doc }: Y.Transaction): void {
	if (!local || origin !== ySyncPluginKey) return;
	const empty = [...changed.keys()].flatMap((type) =>
		type instanceof Y.XmlFragment ? emptyTextblocksIn(type) : []
	);
	if (empty.length === 0) return;
	doc.transact(() => {
		for (const element of empty) element.insert(0, [new Y.XmlText()]);
	}, ySyncPluginKey);
}

function emptyTextblocksIn(fragment: Y.XmlFragment): readonly Y.XmlElement[] {
	return [fragment, ...fragment.toArray()].flatMap((node) => {
		if (!(node instanceof Y.XmlElement)) return [];
		if (node.nodeName === 'listItem' || node.nodeName.endsWith('List')) {
			return node === fragment ? [] : emptyTextblocksIn(node);
		}
		return node.length === 0 ? [node] : [];
	});
}
