import { clinicianRoles, type Actor, type Role } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { Permissions } from '../decision.ts';
import type { AmendmentId } from '../ids.ts';
import { mayWriteDocument } from '../plan/policy.ts';
import { documentKeys } from '../plan/section.ts';
import type { Version } from '../version/version.ts';
import { amendedItemKinds, type AmendmentRequest, type AmendmentSubject } from './amendment.ts';
import type { AmendmentCommands } from './command.ts';

export const amendmentRoles = {
	RequestAmendment: ['patient'],
	DecideAmendment: clinicianRoles,
	StateDisagreement: ['patient'],
	ReplyToDisagreement: clinicianRoles
} as const satisfies Record<keyof AmendmentCommands, readonly Role[]>;

export const amendmentPermissions: Permissions<AmendmentCommands> = {
	RequestAmendment: ({ versionId }, _actor, state) => state.version.has(versionId),
	DecideAmendment: ({ amendmentId }, actor, state) => {
		const amendment = state.amendment.get(amendmentId);
		return amendment !== undefined && mayDecideAmendment(actor, amendment);
	},
	StateDisagreement: ({ amendmentId }, actor, state) => {
		const amendment = state.amendment.get(amendmentId);
		return amendment !== undefined && mayDisagree(actor, amendment);
	},
	ReplyToDisagreement: ({ amendmentId }, actor, state) => {
		const amendment = state.amendment.get(amendmentId);
		return amendment !== undefined && mayReply(actor, amendment);
	}
};

/** Who signs decides on all of it; a referring doctor on what referring doctors write. */
export function isAmendmentDecider(
	{ role }: Pick<Actor, 'role'>,
	{ about }: Pick<AmendmentRequest, 'about'>
): boolean {
	if (role !== 'referring-doctor') return role === 'pain-specialist';
	if (about.type === 'passage') return mayWriteDocument(role, about.document);
	return about.type === 'item' && about.kind === 'record';
}

/** The same for each role as a list: each subject as its type and its document or kind. */
export function decidableSubjects(role: Role): readonly string[] {
	if (!clinicianRoles.some((one) => one === role)) return [];
	return subjects
		.filter((about) => isAmendmentDecider({ role }, { about }))
		.map((about) => {
			if (about.type === 'version') return about.type;
			return `${about.type} ${about.type === 'passage' ? about.document : about.kind}`;
		});
}

const subjects: readonly AmendmentSubject[] = [
	{ type: 'version' },
	...documentKeys.map((document) => ({ type: 'passage', document, quote: '' }) as const),
	...amendedItemKinds.map((kind) => ({ type: 'item', kind, id: '', name: '' }) as const)
];

export function mayDecideAmendment(actor: Actor, amendment: AmendmentRequest): boolean {
	return amendment.decision === null && isAmendmentDecider(actor, amendment);
}

export function mayDisagree({ role }: Actor, amendment: AmendmentRequest): boolean {
	const isDenied = amendment.decision?.kind === 'denied';
	return role === 'patient' && isDenied && amendment.disagreement === null;
}

export function mayReply(actor: Actor, amendment: AmendmentRequest): boolean {
	const { disagreement, reply } = amendment;
	return disagreement !== null && reply === null && isAmendmentDecider(actor, amendment);
}

/** The version that says that it puts it right. */
export function settlingVersion(
	{ version }: Pick<PlanState, 'version'>,
	id: AmendmentId
): Version | undefined {
	return [...version.values()].find(({ amends }) =>
		amends.some(({ requestIds }) => requestIds.includes(id))
	);
}

/** Accepted, and not put right in any version yet; the oldest first. */
export function amendmentsToMake(state: PlanState): readonly AmendmentRequest[] {
	return inOrder(state).filter(
		({ id, decision }) => decision?.kind === 'accepted' && !settlingVersion(state, id)
	);
}

/** What waits for somebody's decision, the oldest first. */
export function amendmentsFor(actor: Actor, state: PlanState): readonly AmendmentRequest[] {
	return inOrder(state).filter((amendment) => mayDecideAmendment(actor, amendment));
}

function inOrder({ amendment }: Pick<PlanState, 'amendment'>): readonly AmendmentRequest[] {
	return [...amendment.values()].toSorted((one, other) =>
		one.askedAt + one.id < other.askedAt + other.id ? -1 : 1
	);
}
