import type { RecordId } from '../ids.ts';
import type { AnyDetails } from './field.ts';
import type { RecordKind } from './kind.ts';

export interface RecordCommands {
	readonly AddRecord: {
		readonly recordId: RecordId;
		readonly kind: RecordKind;
		readonly details: AnyDetails;
	};
	/**
	 * Changes single fields. `before` holds what the author saw in each field of `after`: when
	 * somebody else changed another field meanwhile, both changes stand; the same field is `stale`.
	 */
	readonly ReviseRecord: {
		readonly recordId: RecordId;
		readonly expectedRevision: number;
		readonly before: AnyDetails;
		readonly after: AnyDetails;
	};
	/** Entered in error: it stays on the record and no longer counts. */
	readonly RemoveRecord: {
		readonly recordId: RecordId;
		readonly expectedRevision: number;
		readonly reason: string;
	};
}
