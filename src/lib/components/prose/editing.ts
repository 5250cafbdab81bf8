import type { ProseSession } from '../../client/prose-session.svelte.ts';

/** What an editor needs of the text it is on: a document of the plan, or somebody's own copy of one. */
export type Editing = Pick<
	ProseSession,
	'document' | 'doc' | 'json' | 'ready' | 'cursors' | 'setCursor' | 'anchorFor' | 'resolve'
>;
