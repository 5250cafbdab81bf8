import { clinicianRoles, roles, type Actor, type Role } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { Permissions } from '../decision.ts';
import type { UserId } from '../ids.ts';
import type { Member } from './care-team.ts';
import type { CareTeamCommands } from './command.ts';
import { isStandingIn } from './deputy.ts';

export const careTeamRoles = {
	AddMember: clinicianRoles,
	EndMembership: roles,
	NameDeputy: ['pain-specialist'],
	EndDeputy: ['pain-specialist'],
	HandOverPlan: ['pain-specialist']
} as const satisfies Record<keyof CareTeamCommands, readonly Role[]>;

export const careTeamPermissions: Permissions<CareTeamCommands> = {
	AddMember: () => true,
	EndMembership: ({ memberId }, actor, state) => {
		const member = state.member.get(memberId);
		return member !== undefined && mayEnd(actor, member);
	},
	NameDeputy: () => true,
	EndDeputy: ({ memberId }, _actor, state) => {
		const member = state.member.get(memberId);
		return member !== undefined && member.until === null && member.deputy !== null;
	},
	HandOverPlan: () => true
};

/**
 * The patient ends anybody's access but their own; a specialist the same; a referring doctor
 * leaves. Nobody removes the patient.
 */
export function mayEnd(actor: Actor, member: Member): boolean {
	if (member.role === 'patient' || member.until !== null) return false;
	return actor.role !== 'referring-doctor' || member.userId === actor.id;
}

/** Access that has not ended. Somebody who left and came back has two memberships. */
export function activeMember(state: PlanState, userId: UserId): Member | undefined {
	return activeMembers(state).find((member) => member.userId === userId);
}

export function activeMembers(state: PlanState): readonly Member[] {
	return [...state.member.values()].filter(({ until }) => until === null);
}

/** Who would be left without somebody; null while enough stay. */
export function lastOfRole(
	actor: Actor,
	leaving: Member,
	state: PlanState
): 'pain-specialist' | 'clinician' | null {
	const staying = activeMembers(state).filter(
		({ id, role, deputy }) =>
			id !== leaving.id && role !== 'patient' && !leavesWith(deputy, leaving.userId)
	);
	// What the patient takes back is theirs to take back: one doctor is enough to go on.
	if (actor.role === 'patient') return staying.length > 0 ? null : 'clinician';
	if (leaving.role !== 'pain-specialist') return null;
	return staying.some(({ role }) => role === 'pain-specialist') ? null : 'pain-specialist';
}

function leavesWith(deputy: Member['deputy'], userId: UserId): boolean {
	return deputy !== null && deputy.endsPlace && deputy.for === userId;
}

/** Everybody in a plan reads all of it (D14); nobody else reads any of it. */
export function mayRead(actor: Actor, state: PlanState): boolean {
	return [...state.member.values()].some(
		({ userId, role, until }) => userId === actor.id && role === actor.role && until === null
	);
}

/** For whom this person signs and leads at this moment; null for themselves alone. */
export function standsInFor(actor: Actor, state: PlanState, now: string): Member['deputy'] {
	const deputy = activeMember(state, actor.id)?.deputy ?? null;
	return deputy !== null && isStandingIn(deputy, now) ? deputy : null;
}
