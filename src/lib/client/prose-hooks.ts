import type { OpId } from '../domain/ids.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { AnsweredError, Answer } from '../protocol/answer.ts';
import type { PresentPerson, ProseOpened } from '../protocol/socket.ts';
import type { Push } from './prose-backlog.ts';
import type { RefusedDraft } from './refused-draft.ts';

/** What a session needs of the room it belongs to. */
export interface ProseHooks {
	/** Null when the line is down or went away before the answer. */
	readonly open: (input: {
		readonly stateVector: Uint8Array;
		readonly forWriting: boolean;
	}) => Promise<Answer<ProseOpened> | null>;
	readonly push: (push: Push) => Promise<Answer<{ readonly seq: number }> | null>;
	readonly isUp: () => boolean;
	readonly mayWrite: () => boolean;
	readonly others: () => readonly PresentPerson[];
	readonly showCursor: (cursor: ProseSelection | null) => void;
	readonly newOpId: () => OpId;
	/** Something became unsaved or saved, or an answer said how the server is. */
	readonly onChange: () => void;
	readonly onTrouble: (isTroubled: boolean) => void;
	/** Our own update was stored under this number of the plan; nobody sends it back to us. */
	readonly onStored: (seq: number) => void;
	readonly onRefused: (draft: RefusedDraft) => void;
	/** The refusal is about the session or the version of the page, not about the text. */
	readonly onEnded: (error: AnsweredError) => void;
}

/** Two encoded Yjs relative positions. */
export interface ProseSelection {
	readonly anchor: Uint8Array;
	readonly head: Uint8Array;
}

export interface RemoteCursor extends ProseSelection {
	readonly person: PresentPerson;
}

/** Most of a long text would go: nothing is sent before its author has said what is meant. */
export type RemovalQuestion = Extract<AnsweredError, { readonly code: 'removes-most-text' }>;

export function cursorsIn(
	document: DocumentKey,
	people: readonly PresentPerson[]
): readonly RemoteCursor[] {
	return people.flatMap((person) => {
		if (person.cursor?.document !== document) return [];
		const { anchor, head } = person.cursor;
		return [{ person, anchor, head }];
	});
}
