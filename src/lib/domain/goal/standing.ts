import type { Member } from '../care-team/care-team.ts';
import type { UserId } from '../ids.ts';
import type { Goal } from './goal.ts';
import { isYesByAdding } from './policy.ts';

/** Whose word on a live goal is missing, and who asks about it. */
export interface GoalStanding {
	/** Who has said nothing to the words as they stand now. */
	readonly silent: readonly UserId[];
	readonly asking: readonly UserId[];
	/** Everybody in the plan stands behind it. */
	readonly isAgreed: boolean;
}

type Party = Pick<Member, 'userId' | 'role'>;

/**
 * Where a goal stands with everybody who is in the plan now. Who put it into words has said yes by
 * that, as long as nobody else rewords it, and so has the patient by accepting it; an answer to earlier words is none.
 */
export function goalStanding(
	goal: Pick<Goal, 'status' | 'addedBy' | 'answers' | 'text'>,
	members: readonly Party[]
): GoalStanding {
	const { status, answers, text } = goal;
	const saysYes = ({ userId, role }: Party) =>
		role === 'patient' ? status === 'accepted' : isYesByAdding(userId, goal);
	const others = members.filter((member) => !saysYes(member));
	const kindOf = (userId: UserId) =>
		answers.find((answer) => answer.userId === userId && answer.text === text)?.kind;
	const silent = others.filter(({ userId, role }) => {
		const kind = kindOf(userId);
		// Agreeing is not yet saying that it is theirs: for the patient that is a move of its own.
		return kind === undefined || (role === 'patient' && kind === 'accept');
	});
	const asking = others.filter(({ userId }) => kindOf(userId) === 'question');
	const isAgreed = silent.length + asking.length === 0;
	return { silent: ids(silent), asking: ids(asking), isAgreed };
}

function ids(members: readonly Party[]): readonly UserId[] {
	return members.map(({ userId }) => userId);
}
