import type { Role } from '../actor.ts';
import type { AmendedVersion } from '../amendment/amendment.ts';
import type { PlanId, UserId } from '../ids.ts';
import { canonicalJson } from './canonical.ts';
import type { SignatureMeaning, SigningCircumstances } from './version.ts';
import type { AnsweredWarning } from './warning.ts';

export const SIGNATURE_FORMAT = 'accord-signature/3';
const SECOND_FORMAT = 'accord-signature/2';
const FIRST_FORMAT = 'accord-signature/1';

/** Everything a signature binds together; none of it can be moved to another record. */
export interface SignatureContent {
	readonly planId: PlanId;
	readonly versionNumber: number;
	readonly contentHash: string;
	/** What the version puts right. */
	readonly amends: readonly AmendedVersion[];
	readonly meaning: SignatureMeaning;
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
	readonly statement: string;
	readonly warnings: readonly AnsweredWarning[];
	/** ISO 8601 in UTC, to the millisecond. */
	readonly signedAt: string;
	/** Null in the first two forms, which did not have them. */
	readonly circumstances: SigningCircumstances | null;
}

/** The text whose SHA-256 is a signature's hash, in the newest form that it can be of. */
export function signatureText(content: SignatureContent): string {
	return signatureTexts(content)[0];
}

/**
 * Every text by whose hash a stored signature holds, the newest form first. Each form binds all that
 * the earlier ones did and more: a signature that has what came later cannot be of an earlier form,
 * so that none of it can be taken away unseen.
 */
export function signatureTexts(
	content: SignatureContent
): readonly [string, ...(readonly string[])] {
	const { circumstances, amends, ...second } = content;
	// The earlier forms bound no `amends`: a signature that has any is of this form or of none.
	if (circumstances !== null || amends.length > 0)
		return [canonicalJson({ format: SIGNATURE_FORMAT, ...second, amends, ...circumstances })];
	const { warnings, ...first } = second;
	const earlier = warnings.length > 0 ? [] : [canonicalJson({ format: FIRST_FORMAT, ...first })];
	return [canonicalJson({ format: SECOND_FORMAT, ...second }), ...earlier];
}
