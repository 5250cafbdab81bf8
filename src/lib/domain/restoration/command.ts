import type { RestorationId } from '../ids.ts';
import type { DocumentKey } from '../plan/section.ts';
import type { RestoreSource } from './restoration.ts';

export interface RestorationCommands {
	/**
	 * Makes a text say again what it said. `seenHash` is the hash of what it said on the screen of
	 * whoever asks. Comes only as a form post, because only the server reads the past.
	 */
	readonly RestoreSection: {
		readonly restorationId: RestorationId;
		readonly document: DocumentKey;
		readonly source: RestoreSource;
		readonly seenHash: string;
		readonly reason: string;
	};
}
