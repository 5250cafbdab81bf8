import type { Role } from '../actor.ts';
import type { AmendedVersion } from '../amendment/amendment.ts';
import type { CareSessionId, SignatureId, UserId, VersionId } from '../ids.ts';
import type { AnsweredWarning } from './warning.ts';

/** A signed version of the plan. It never changes. Its content is read apart, by number. */
export interface Version {
	readonly id: VersionId;
	readonly revision: number;
	/** 1, 2, 3 … within the plan. */
	readonly number: number;
	/** The plan's sequence when it was signed: recorded, not compared. */
	readonly seq: number;
	/** SHA-256 of the canonical content, 64 hex digits (SPEC.md). */
	readonly contentHash: string;
	/** The session that it came out of; not part of what is signed. */
	readonly careSessionId: CareSessionId | null;
	/** The earlier versions that it puts right, by number; none for most. */
	readonly amends: readonly AmendedVersion[];
	readonly signedAt: string;
	readonly signedBy: UserId;
}

/** The one list of meanings. `withdrawn` takes back an agreement, which stays on the record. */
export const signatureMeanings = [
	'author',
	'reviewed',
	'approved',
	'agree',
	'questions',
	'disagree',
	'withdrawn'
] as const;
export type SignatureMeaning = (typeof signatureMeanings)[number];

/** By what somebody was recognised when they signed: all that was checked, and nothing else. */
export const signatureFactors = [
	/** A session that had begun with a sign-in, and had not ended. */
	'session',
	/** The password, entered for this signature. */
	'password'
] as const;
export type SignatureFactor = (typeof signatureFactors)[number];

/** How and where a signature was made. */
export interface SigningCircumstances {
	/** For whom the signer stood in at that moment. */
	readonly deputyFor: { readonly userId: UserId; readonly name: string } | null;
	/** In the order of `signatureFactors`. */
	readonly factors: readonly SignatureFactor[];
	/** IANA name, as the signer's browser gave it; `UTC` where it gave none that is known. */
	readonly timeZone: string;
	/** What the clocks there showed then: "+01:00". */
	readonly utcOffset: string;
}

export interface Signature {
	readonly id: SignatureId;
	readonly revision: number;
	readonly versionId: VersionId;
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
	readonly meaning: SignatureMeaning;
	/** What the signer wished to add; the patient's questions. */
	readonly statement: string;
	/** What the author gave a reason for; empty for everybody else. */
	readonly warnings: readonly AnsweredWarning[];
	readonly signedAt: string;
	/** Null for those of the first two forms. */
	readonly circumstances: SigningCircumstances | null;
	/** SHA-256 over plan, version, what it amends, meaning, signer, reasons, time and circumstances (SPEC.md). */
	readonly hash: string;
}
