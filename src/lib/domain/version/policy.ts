import { roles, type Actor, type Role } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { Permissions } from '../decision.ts';
import type { UserId, VersionId } from '../ids.ts';
import type { Acknowledgement, VersionCommands } from './command.ts';
import type { Signature, Version } from './version.ts';

export const versionRoles = {
	SignVersion: ['pain-specialist'],
	AcknowledgeVersion: roles,
	WithdrawAgreement: ['patient']
} as const satisfies Record<keyof VersionCommands, readonly Role[]>;

export const versionPermissions: Permissions<VersionCommands> = {
	SignVersion: () => true,
	AcknowledgeVersion: ({ versionId, meaning }, actor, state) =>
		acknowledgements(actor, versionId, state).includes(meaning),
	WithdrawAgreement: ({ versionId }, actor, state) => mayWithdraw(actor, versionId, state)
};

const meaningsByRole: Readonly<Record<Role, readonly Acknowledgement[]>> = {
	patient: ['agree', 'questions', 'disagree'],
	'referring-doctor': ['reviewed', 'approved'],
	'pain-specialist': ['approved']
};

export function isMeaningOf(role: Role, meaning: Acknowledgement): boolean {
	return meaningsByRole[role].includes(meaning);
}

/** What this person may still say to this version: the buttons under it. */
export function acknowledgements(
	actor: Actor,
	versionId: VersionId,
	state: PlanState
): readonly Acknowledgement[] {
	if (latestVersion(state)?.id !== versionId) return [];
	const said = standingSignature(state, versionId, actor.id)?.meaning;
	// Who signed it does not approve it too.
	if (said === 'author') return [];
	return meaningsByRole[actor.role].filter((meaning) => meaning !== said);
}

/** An agreement that stands can be taken back, on an earlier version too. */
export function mayWithdraw(actor: Actor, versionId: VersionId, state: PlanState): boolean {
	const standing = standingSignature(state, versionId, actor.id);
	return actor.role === 'patient' && standing?.meaning === 'agree';
}

export function latestVersion(state: PlanState): Version | undefined {
	return [...state.version.values()].toSorted((one, other) => other.number - one.number)[0];
}

/** A person's newest signature on a version; the earlier ones stay on the record. */
export function standingSignature(
	state: PlanState,
	versionId: VersionId,
	userId: UserId
): Signature | undefined {
	return [...state.signature.values()]
		.filter((signature) => signature.versionId === versionId && signature.userId === userId)
		.toSorted(newestFirst)[0];
}

function newestFirst(one: Signature, other: Signature): number {
	if (one.signedAt !== other.signedAt) return one.signedAt < other.signedAt ? 1 : -1;
	return one.id < other.id ? 1 : -1;
}
