import type { SignatureId, VersionId } from '../ids.ts';
import type { AnsweredWarning } from './warning.ts';

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
	};
	/** The doctor's `reviewed`, the patient's `agree` or `questions`, on the latest version. */
	readonly AcknowledgeVersion: {
		readonly signatureId: SignatureId;
		readonly versionId: VersionId;
		readonly meaning: 'reviewed' | 'agree' | 'questions';
		readonly statement: string;
	};
}
