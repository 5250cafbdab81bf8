import type { ProseDoc } from '../domain/prose/prose.ts';

export type {
	ProseBlock,
	ProseDoc,
	ProseHeading,
	ProseInline,
	ProseList,
	ProseListItem,
	ProseMark,
	ProseParagraph
} from '../domain/prose/prose.ts';

/** The one root type of every prose Y.Doc. */
export const FRAGMENT = 'prose';

export const emptyProse: ProseDoc = { type: 'doc', content: [] };
