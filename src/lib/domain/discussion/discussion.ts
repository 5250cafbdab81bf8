import type { CommentId, ThreadId, TreatmentId, UserId } from '../ids.ts';
import type { DocumentKey, SectionKey } from '../plan/section.ts';

/**
 * A selected passage: two Yjs relative positions (base64 of their binary encoding), and the words
 * with 32 characters of context on each side to find it again when the positions are gone.
 */
export interface PassageAnchor {
	readonly type: 'passage';
	readonly document: DocumentKey;
	readonly start: string;
	readonly end: string;
	readonly quote: string;
	readonly before: string;
	readonly after: string;
}

export type Anchor =
	| { readonly type: 'plan' }
	| { readonly type: 'section'; readonly section: SectionKey }
	| { readonly type: 'treatment'; readonly treatmentId: TreatmentId }
	| PassageAnchor;

export interface Thread {
	readonly id: ThreadId;
	readonly revision: number;
	readonly anchor: Anchor;
	readonly status: 'open' | 'resolved';
	/** While true and open, the plan cannot be signed. */
	readonly needsAnswer: boolean;
	readonly startedAt: string;
	readonly startedBy: UserId;
	readonly resolvedAt: string | null;
	readonly resolvedBy: UserId | null;
}

export interface Comment {
	readonly id: CommentId;
	readonly revision: number;
	readonly threadId: ThreadId;
	readonly text: string;
	readonly mentions: readonly UserId[];
	readonly writtenAt: string;
	readonly writtenBy: UserId;
	/** Set when the author took it back; the text then reads as empty. */
	readonly enteredInErrorAt: string | null;
}
