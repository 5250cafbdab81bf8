/** What does not stop a signature, but asks its author for a reason. */
export const warningTypes = [
	/** A treatment of the combination that answers no cause and no goal. */
	'treatment-without-purpose',
	/** A supported cause that nothing in the combination answers. */
	'cause-unanswered',
	/** Two treatments of the combination that do not go together. */
	'treatments-conflict'
] as const;

export interface SigningWarning {
	readonly type: (typeof warningTypes)[number];
	/** The treatment, the cause, or both treatments. */
	readonly ids: readonly string[];
}

/** A warning with the signer's reason for signing all the same; kept with the signature. */
export interface AnsweredWarning extends SigningWarning {
	readonly reason: string;
}

/** The same warning, the same key: the name of its field on the form too. */
export function warningKey({ type, ids }: SigningWarning): string {
	return [type, ...ids].join(' ');
}
