import type { Role } from '../actor.ts';
import type { PlanId, UserId } from '../ids.ts';
import { canonicalJson } from './canonical.ts';
import type { SignatureMeaning } from './version.ts';
import type { AnsweredWarning } from './warning.ts';

export const SIGNATURE_FORMAT = 'accord-signature/2';
const FIRST_FORMAT = 'accord-signature/1';

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
	readonly warnings: readonly AnsweredWarning[];
	/** ISO 8601 in UTC, to the millisecond. */
	readonly signedAt: string;
}

/** The text whose SHA-256 is a signature's hash. */
export function signatureText(content: SignatureContent): string {
	return canonicalJson({ format: SIGNATURE_FORMAT, ...content });
}

/**
 * Every text by whose hash a stored signature holds, the newest form first. The first form had no
 * reasons: a signature that has some cannot be of it, and none can be taken away unseen.
 */
export function signatureTexts(
	content: SignatureContent
): readonly [string, ...(readonly string[])] {
	const { warnings, ...first } = content;
	const earlier = warnings.length > 0 ? [] : [canonicalJson({ format: FIRST_FORMAT, ...first })];
	return [signatureText(content), ...earlier];
}
