import type {
	AgendaItemId,
	CareSessionId,
	RecordId,
	ThreadId,
	TreatmentId,
	UserId
} from '../ids.ts';

/** What an item is about; everything but "other" is a thing of the plan. */
export type AgendaSubject =
	/** What the patient says matters most. */
	| { readonly type: 'matters' }
	| { readonly type: 'thread'; readonly threadId: ThreadId }
	/** Proposed, and not decided. */
	| { readonly type: 'treatment'; readonly treatmentId: TreatmentId }
	/** Chosen or under way, and due to be looked at again. */
	| { readonly type: 'review'; readonly treatmentId: TreatmentId }
	/** Supported, and nothing answers it. */
	| { readonly type: 'cause'; readonly causeId: RecordId }
	| { readonly type: 'other' };

export const agendaItemStatuses = ['open', 'settled', 'left-out'] as const;
export type AgendaItemStatus = (typeof agendaItemStatuses)[number];

/** One thing to talk about. Until it is settled it goes from session to session. */
export interface AgendaItem {
	readonly id: AgendaItemId;
	readonly revision: number;
	readonly subject: AgendaSubject;
	/** In a line: the name or the words as they were when it came onto the agenda. */
	readonly text: string;
	/** Compares by code units (order.ts). */
	readonly order: string;
	readonly status: AgendaItemStatus;
	/** When it was settled or left out. */
	readonly statusAt: string;
	/** The session in which it was settled. */
	readonly careSessionId: CareSessionId | null;
	readonly addedAt: string;
	readonly addedBy: UserId;
}
