import * as Y from 'yjs';
import {
	isAllowedAttribute,
	isAllowedFormat,
	isElementName,
	isTextblock,
	mayHold,
	type ElementPlace
} from './allow.ts';
import { FRAGMENT } from './node.ts';

/** As deep as elements may stand in one another. */
export const maxDepth = 100;

/**
 * Whether the editor can show all of a document. It deletes what it cannot build, for everybody,
 * so it is never given a document that does not fit (engine finding 6).
 */
export function fitsEditor(doc: Y.Doc): boolean {
	return childrenFit(doc.getXmlFragment(FRAGMENT), 'doc', 0);
}

function childrenFit(parent: Y.XmlFragment, place: ElementPlace, depth: number): boolean {
	if (depth > maxDepth) return false;
	return parent.toArray().every((child) => {
		if (child instanceof Y.XmlText) return isTextblock(place) && textFits(child);
		if (!(child instanceof Y.XmlElement) || !isElementName(child.nodeName)) return false;
		if (!mayHold(place, child.nodeName)) return false;
		return attributesFit(child) && childrenFit(child, child.nodeName, depth + 1);
	});
}

function attributesFit(element: Y.XmlElement): boolean {
	const attributes: Readonly<Record<string, unknown>> = element.getAttributes();
	return Object.entries(attributes).every(([key, value]) =>
		isAllowedAttribute(element.nodeName, key, value)
	);
}

interface Part {
	readonly insert?: unknown;
	readonly attributes?: Readonly<Record<string, unknown>>;
}

function textFits(text: Y.XmlText): boolean {
	const parts: readonly Part[] = text.toDelta();
	return parts.every(
		({ insert, attributes }) =>
			typeof insert === 'string' &&
			Object.entries(attributes ?? {}).every(([key, value]) => isAllowedFormat(key, value))
	);
}
