import type { Role } from '../actor.ts';
import type { PlanId, UserId } from '../ids.ts';
import { canonicalJson } from './canonical.ts';
import type { SignatureMeaning } from './version.ts';

export const SIGNATURE_FORMAT = 'accord-signature/1';

/** Everything a signature binds together; none of it can be moved to another record. */
export interface SignatureContent {
	readonly planId: PlanId;
	readonly versionNumber: number;
	readonly contentHash: string;
	readonly meaning: SignatureMeaning;
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
	readonly statement: string;
	/** ISO 8601 in UTC, to the millisecond. */
	readonly signedAt: string;
}

/** The text whose SHA-256 is a signature's hash. */
export function signatureText(content: SignatureContent): string {
	return canonicalJson({ format: SIGNATURE_FORMAT, ...content });
}
