import * as Y from 'yjs';
import {
	FRAGMENT,
	type ProseBlock,
	type ProseDoc,
	type ProseInline,
	type ProseListItem
} from './node.ts';

/**
 * Appends prose to a document as the editor itself would have written it: one Y.XmlText a
 * textblock, marks as formats. For first content and demonstration plans. An empty textblock has
 * its text too: of two who begin to write in it at once each would make one, and joining the two
 * doubles or loses letters.
 */
export function writeProse(doc: Y.Doc, prose: ProseDoc): void {
	doc.transact(() => {
		const fragment = doc.getXmlFragment(FRAGMENT);
		fragment.insert(fragment.length, prose.content.map(toElement));
	});
}

export function toElement(block: ProseBlock | ProseListItem): Y.XmlElement {
	const element = new Y.XmlElement(block.type);
	if (block.type === 'paragraph' || block.type === 'heading') {
		if (block.type === 'heading') setLevel(element, block.attrs.level);
		element.insert(0, [toText(block.content)]);
	} else {
		element.insert(0, block.content.map(toElement));
	}
	return element;
}

/** Through the prototype, because Yjs types an element's attributes as text alone. */
export function setLevel(element: Y.XmlElement, level: number): void {
	Y.XmlElement.prototype.setAttribute.call(element, 'level', level);
}

export function toText(runs: readonly ProseInline[]): Y.XmlText {
	const text = new Y.XmlText();
	text.applyDelta(runs.map((run) => ({ insert: run.text, attributes: formatsOf(run) })));
	return text;
}

export function formatsOf(run: ProseInline): Record<string, object> {
	return Object.fromEntries(
		run.marks.map((mark) => [mark.type, mark.type === 'link' ? { ...mark.attrs } : {}])
	);
}
