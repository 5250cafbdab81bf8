import type { RestorationId, UserId } from '../ids.ts';
import type { DocumentKey } from '../plan/section.ts';

/** From where a text is put back. */
export type RestoreSource =
	/** As it was signed. */
	| { readonly type: 'version'; readonly number: number }
	/** As it stood after a change, by its place in the sequence. */
	| { readonly type: 'moment'; readonly seq: number };

/** A text of the plan was made to say again what it said before. It never changes itself. */
export interface Restoration {
	readonly id: RestorationId;
	readonly revision: number;
	readonly document: DocumentKey;
	readonly source: RestoreSource;
	readonly reason: string;
	readonly restoredAt: string;
	readonly restoredBy: UserId;
}
