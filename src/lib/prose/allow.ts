import { isAllowedLink } from '../domain/prose/link.ts';

export { isAllowedLink } from '../domain/prose/link.ts';

/**
 * What prose may be made of: the one table that the editor, the reader and the server's gate use.
 * Yjs stores an element's attributes as `ContentAny` under their key and a mark as a format whose
 * value is the mark's attributes, or null where the mark ends.
 */

export const elementNames = [
	'paragraph',
	'heading',
	'bulletList',
	'orderedList',
	'listItem'
] as const;
export type ElementName = (typeof elementNames)[number];

/** What elements stand in: one another, or the document itself. */
export type ElementPlace = ElementName | 'doc';

/** In the order in which marks stand in JSON. */
export const formatNames = ['link', 'bold', 'italic'] as const;
export type FormatName = (typeof formatNames)[number];

export const headingLevels = [2, 3] as const;
export type HeadingLevel = (typeof headingLevels)[number];

type Check = (value: unknown) => boolean;

const attributesByElement: Readonly<Record<ElementName, Readonly<Record<string, Check>>>> = {
	paragraph: {},
	heading: { level: isHeadingLevel },
	bulletList: {},
	orderedList: {},
	listItem: {}
};

const childrenByPlace: Readonly<Record<ElementPlace, readonly ElementName[]>> = {
	doc: ['paragraph', 'heading', 'bulletList', 'orderedList'],
	paragraph: [],
	heading: [],
	bulletList: ['listItem'],
	orderedList: ['listItem'],
	listItem: ['paragraph', 'bulletList', 'orderedList']
};

const formats: Readonly<Record<FormatName, Check>> = {
	link: isLinkValue,
	bold: isEmptyObject,
	italic: isEmptyObject
};

export function isElementName(name: string): name is ElementName {
	return elementNames.some((known) => known === name);
}

export function isFormatName(name: string): name is FormatName {
	return formatNames.some((known) => known === name);
}

export function isHeadingLevel(value: unknown): value is HeadingLevel {
	return headingLevels.some((level) => level === value);
}

export function isAllowedAttribute(element: string, key: string, value: unknown): boolean {
	if (!isElementName(element)) return false;
	const checks = attributesByElement[element];
	return Object.hasOwn(checks, key) && checks[key]?.(value) === true;
}

/** Whether an element may have an attribute of this name, whatever its value. */
export function isAttributeName(element: string, key: string): boolean {
	return isElementName(element) && Object.hasOwn(attributesByElement[element], key);
}

/** Whether an element may stand there. Merging never moves one, so what holds here holds for ever. */
export function mayHold(place: ElementPlace, element: ElementName): boolean {
	return childrenByPlace[place].includes(element);
}

/** Where text stands. */
export function isTextblock(place: string): boolean {
	return place === 'paragraph' || place === 'heading';
}

/** `null` ends a mark and is always allowed for a known one. */
export function isAllowedFormat(key: string, value: unknown): boolean {
	if (!isFormatName(key)) return false;
	return value === null || formats[key](value);
}

/** The target of a link mark's value, or null when the value is not one. */
export function hrefOf(value: unknown): string | null {
	if (typeof value !== 'object' || value === null || !('href' in value)) return null;
	return isAllowedLink(value.href) ? value.href : null;
}

function isLinkValue(value: unknown): boolean {
	return hrefOf(value) !== null && hasOnlyKeys(value, 1);
}

function isEmptyObject(value: unknown): boolean {
	return hasOnlyKeys(value, 0);
}

function hasOnlyKeys(value: unknown, count: number): boolean {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return Object.keys(value).length === count;
}
