import type * as Y from 'yjs';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import { plainText, readProse } from '../prose/read.ts';
import { wordsWritten } from '../prose/words-written.ts';
import type { RefusedDraft } from './refused-draft.ts';

/** What was kept cannot be joined to the text that stands now. */
export const outOfStep: AnsweredError = {
	code: 'out-of-step',
	message: 'This was written on a state of the plan that is not there any more.',
	retry: 'never'
};

/** It holds text that stands on what the plan does not have, as after it was put back. */
export function isTorn({ store }: Y.Doc): boolean {
	return store.pendingStructs !== null || store.pendingDs !== null;
}

/** A section as it stood here, and of it the words that were not sent. */
export function proseDraft(
	document: DocumentKey,
	written: { readonly doc: Y.Doc | null; readonly updates: readonly Uint8Array[] }
): RefusedDraft['what'] {
	const { doc, updates } = written;
	const own = wordsWritten(updates);
	const text = doc && !isTorn(doc) ? plainText(readProse(doc)) : own;
	return { type: 'prose', document, text, own };
}
