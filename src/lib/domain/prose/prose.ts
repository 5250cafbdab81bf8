/**
 * Prose as plain data: ProseMirror JSON, closed. `content` and `marks` are always there and marks
 * stand in one order, so that equal prose is equal JSON (prose/SPEC.md).
 */

export type ProseMark =
	| { readonly type: 'bold' }
	| { readonly type: 'italic' }
	| { readonly type: 'link'; readonly attrs: { readonly href: string } };

/** A run of text; never empty. */
export interface ProseInline {
	readonly type: 'text';
	readonly text: string;
	readonly marks: readonly ProseMark[];
}

export interface ProseParagraph {
	readonly type: 'paragraph';
	readonly content: readonly ProseInline[];
}

export interface ProseHeading {
	readonly type: 'heading';
	readonly attrs: { readonly level: 2 | 3 };
	readonly content: readonly ProseInline[];
}

export interface ProseListItem {
	readonly type: 'listItem';
	readonly content: readonly (ProseParagraph | ProseList)[];
}

export interface ProseList {
	readonly type: 'bulletList' | 'orderedList';
	readonly content: readonly ProseListItem[];
}

export type ProseBlock = ProseParagraph | ProseHeading | ProseList;

export interface ProseDoc {
	readonly type: 'doc';
	readonly content: readonly ProseBlock[];
}
