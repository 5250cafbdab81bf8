import type { AmendmentId, VersionId } from '../ids.ts';
import type { AmendmentDecision, AmendmentSubject } from './amendment.ts';

export interface AmendmentCommands {
	readonly RequestAmendment: {
		readonly amendmentId: AmendmentId;
		readonly versionId: VersionId;
		readonly about: AmendmentSubject;
		readonly request: string;
	};
	readonly DecideAmendment: {
		readonly amendmentId: AmendmentId;
		readonly kind: AmendmentDecision['kind'];
		readonly reason: string;
	};
	/** The patient disagrees with a denial. */
	readonly StateDisagreement: { readonly amendmentId: AmendmentId; readonly statement: string };
	readonly ReplyToDisagreement: { readonly amendmentId: AmendmentId; readonly reply: string };
}
