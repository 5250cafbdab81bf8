import type { Actor } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { UserId } from '../ids.ts';
import type { Member } from './care-team.ts';

/** Access that has not ended. Somebody who left and came back has two memberships. */
export function activeMember(state: PlanState, userId: UserId): Member | undefined {
	return [...state.member.values()].find(
		(member) => member.userId === userId && member.until === null
	);
}

/** Everybody in a plan reads all of it (D14); nobody else reads any of it. */
export function mayRead(actor: Actor, state: PlanState): boolean {
	return [...state.member.values()].some(
		({ userId, role, until }) => userId === actor.id && role === actor.role && until === null
	);
}
