import type { AmendmentId, SignatureId, VersionId } from '../ids.ts';
import type { AnsweredWarning } from './warning.ts';

export const acknowledgements = ['reviewed', 'approved', 'agree', 'questions', 'disagree'] as const;
export type Acknowledgement = (typeof acknowledgements)[number];

export interface VersionCommands {
	/**
	 * Freezes the plan as it stands. Comes only as a form post with the password, never over a
	 * socket. `reviewedContentHash` is the hash of what the signer had on the screen.
	 */
	readonly SignVersion: {
		readonly versionId: VersionId;
		readonly signatureId: SignatureId;
		readonly reviewedContentHash: string;
		readonly statement: string;
		/** Why the plan is signed with what it warns of. */
		readonly warnings: readonly AnsweredWarning[];
		/** The accepted requests that this version puts right. */
		readonly settles: readonly AmendmentId[];
	};
	/**
	 * What a doctor, a second specialist or the patient says to the latest version: a signature, and
	 * like the author's it comes only as a form post.
	 */
	readonly AcknowledgeVersion: {
		readonly signatureId: SignatureId;
		readonly versionId: VersionId;
		readonly meaning: Acknowledgement;
		readonly statement: string;
	};
	/** The patient takes back an agreement; the version stays. */
	readonly WithdrawAgreement: {
		readonly signatureId: SignatureId;
		readonly versionId: VersionId;
		readonly reason: string;
	};
}
