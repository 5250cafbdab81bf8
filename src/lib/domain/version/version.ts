import type { CareSessionId, SignatureId, UserId, VersionId } from '../ids.ts';
import type { Role } from '../actor.ts';
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
	/** SHA-256 over plan, version number, content hash, meaning, signer, reasons and time (SPEC.md). */
	readonly hash: string;
}
