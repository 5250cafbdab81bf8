import { put, type Change, type PlanState } from '../change.ts';
import type { UserId } from '../ids.ts';
import type { Deputyship, Member } from './care-team.ts';

export function isStandingIn({ from, until }: Deputyship, now: string): boolean {
	return from <= now && now < until;
}

/** Named, and not over: from now or from later. */
export function isNamed(deputy: Deputyship | null, now: string): deputy is Deputyship {
	return deputy !== null && now < deputy.until;
}

/** Ended by its time or by somebody; a place that was for it alone ends too. */
export function withoutDeputy(
	member: Member,
	{ by, at }: { readonly by: UserId; readonly at: string }
): Member {
	const { deputy } = member;
	if (deputy === null) return member;
	const ended = {
		...member,
		revision: member.revision + 1,
		deputy: { ...deputy, until: deputy.until < at ? deputy.until : at }
	};
	return deputy.endsPlace ? { ...ended, until: at, endedBy: by } : ended;
}

/** Who stood in for somebody who leaves stands in for nobody. */
export function endDeputiesOf(
	away: UserId,
	state: PlanState,
	ending: { readonly by: UserId; readonly at: string }
): readonly Change[] {
	return [...state.member.values()]
		.filter(({ until, deputy }) => until === null && deputy?.for === away)
		.filter(({ deputy }) => isNamed(deputy, ending.at))
		.map((member) => put('member', withoutDeputy(member, ending)));
}

/** Places that were for a time that is over. */
export function overdueDeputies(state: PlanState, now: string): readonly Member[] {
	return [...state.member.values()].filter(
		({ until, deputy }) =>
			until === null && deputy !== null && deputy.endsPlace && deputy.until <= now
	);
}
