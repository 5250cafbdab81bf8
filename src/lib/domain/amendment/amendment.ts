import type { AmendmentId, UserId, VersionId } from '../ids.ts';
import type { DocumentKey } from '../plan/section.ts';

export const amendedItemKinds = ['goal', 'treatment', 'record'] as const;

/** What in a signed version should be put right. */
export type AmendmentSubject =
	| { readonly type: 'version' }
	| {
			readonly type: 'passage';
			readonly document: DocumentKey;
			/** As it stands in the version; empty for the whole section. */
			readonly quote: string;
	  }
	| {
			readonly type: 'item';
			readonly kind: (typeof amendedItemKinds)[number];
			readonly id: string;
			/** What it was called in the version: the item may leave the plan, the request does not. */
			readonly name: string;
	  };

/** What somebody wrote, and when. */
export interface AmendmentWord {
	readonly text: string;
	readonly at: string;
	readonly by: UserId;
}

export interface AmendmentDecision {
	readonly kind: 'accepted' | 'denied';
	/** Always given where it was denied. */
	readonly reason: string;
	readonly at: string;
	readonly by: UserId;
}

/**
 * The patient asks that something in a signed version be put right (45 CFR 164.526). It is added to,
 * never taken out.
 */
export interface AmendmentRequest {
	readonly id: AmendmentId;
	readonly revision: number;
	readonly versionId: VersionId;
	readonly about: AmendmentSubject;
	/** In the patient's own words. */
	readonly request: string;
	readonly askedAt: string;
	readonly askedBy: UserId;
	readonly decision: AmendmentDecision | null;
	/** The patient's statement of disagreement with a denial. */
	readonly disagreement: AmendmentWord | null;
	/** The clinician's reply to the statement. */
	readonly reply: AmendmentWord | null;
}

/** An earlier version that a version puts right, and the requests that it settles. */
export interface AmendedVersion {
	readonly versionNumber: number;
	readonly contentHash: string;
	readonly requestIds: readonly AmendmentId[];
}
