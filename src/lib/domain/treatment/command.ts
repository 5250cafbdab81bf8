import type { ResponseId, TreatmentId } from '../ids.ts';
import type { ResponseKind, TreatmentDetails, TreatmentStatus } from './treatment.ts';

export interface TreatmentCommands {
	/** A patient's idea; it becomes a proposal when a clinician adopts it. */
	readonly SuggestTreatment: {
		readonly treatmentId: TreatmentId;
		readonly details: TreatmentDetails;
	};
	readonly ProposeTreatment: {
		readonly treatmentId: TreatmentId;
		readonly details: TreatmentDetails;
	};
	/**
	 * Changes single fields. `before` holds what the author saw in each field of `after`: when
	 * somebody else changed another field meanwhile, both changes stand; the same field is `stale`.
	 */
	readonly ReviseTreatment: {
		readonly treatmentId: TreatmentId;
		readonly expectedRevision: number;
		readonly before: Partial<TreatmentDetails>;
		readonly after: Partial<TreatmentDetails>;
	};
	readonly SetTreatmentStatus: {
		readonly treatmentId: TreatmentId;
		readonly expectedRevision: number;
		readonly to: TreatmentStatus;
		readonly reason: string;
	};
	readonly RespondToTreatment: {
		/** Used when the person has not responded yet; else their response keeps its id. */
		readonly responseId: ResponseId;
		readonly treatmentId: TreatmentId;
		readonly kind: ResponseKind;
		readonly reason: string;
		/** The treatment's `detailsRevision` that the person read. */
		readonly detailsRevision: number;
	};
}
