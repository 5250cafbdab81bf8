import type { Actor, Role } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { Permissions } from '../decision.ts';
import type { UserId, VersionId } from '../ids.ts';
import type { VersionCommands } from './command.ts';
import type { Signature, Version } from './version.ts';

export type Acknowledgement = VersionCommands['AcknowledgeVersion']['meaning'];

export const versionRoles = {
	SignVersion: ['pain-specialist'],
	AcknowledgeVersion: ['patient', 'referring-doctor']
} as const satisfies Record<keyof VersionCommands, readonly Role[]>;

export const versionPermissions: Permissions<VersionCommands> = {
	SignVersion: () => true,
	AcknowledgeVersion: ({ versionId, meaning }, actor, state) =>
		acknowledgements(actor, versionId, state).includes(meaning)
};

const meaningsByRole: Readonly<Record<Role, readonly Acknowledgement[]>> = {
	patient: ['agree', 'questions'],
	'referring-doctor': ['reviewed'],
	'pain-specialist': []
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
	return meaningsByRole[actor.role].filter((meaning) => meaning !== said);
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
