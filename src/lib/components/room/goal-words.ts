import type { attainmentLevels, Goal, GoalAnswer } from '../../domain/goal/goal.ts';
import type { Member } from '../../domain/care-team/care-team.ts';
import { goalStanding } from '../../domain/goal/standing.ts';
import type { UserId } from '../../domain/ids.ts';
import { m } from '../../paraglide/messages.js';
import { goalStatusWords } from './words.ts';

/** How much of a goal is reached, from "much less than hoped" to "much more than hoped". */
export function levelWords(index: number): string {
	return byLevel[index]?.() ?? '';
}

const byLevel = [
	m.goal_level_much_less,
	m.goal_level_less,
	m.goal_level_as_hoped,
	m.goal_level_more,
	m.goal_level_much_more
] as const satisfies Readonly<Record<keyof typeof attainmentLevels & `${number}`, () => string>>;

/** What each level means, beside its name; none where nobody has said so. */
export function levelLines({ levels }: Pick<Goal, 'levels'>) {
	return levels.map((text, index) => ({ text, label: levelWords(index) }));
}

export function goalAnswerWords(kind: GoalAnswer['kind'], isYou: boolean): string {
	if (kind === 'accept') return isYou ? m.goal_answer_agrees_you() : m.goal_answer_agrees();
	return isYou ? m.goal_answer_asks_you() : m.goal_answer_asks();
}

/** Where a goal stands with everybody: agreed, asked about, or whose answer is waited for. */
export function goalStandingWords(
	goal: Pick<Goal, 'status' | 'statusReason' | 'addedBy' | 'answers' | 'text'>,
	members: readonly Pick<Member, 'userId' | 'role' | 'name' | 'until'>[],
	you: UserId | null
): readonly string[] {
	if (goal.status === 'completed' || goal.status === 'cancelled') {
		const { status, statusReason } = goal;
		return [
			statusReason === '' ? goalStatusWords(status) : `${goalStatusWords(status)}: ${statusReason}`
		];
	}
	const active = members.filter(({ until }) => until === null);
	const { silent, asking, isAgreed } = goalStanding(goal, active);
	const reason =
		goal.statusReason === '' ? '' : m.room_goal_reason_given({ reason: goal.statusReason });
	const named = (ids: readonly UserId[], words: NamedWords): string => {
		const others = active.filter(({ userId }) => ids.includes(userId) && userId !== you);
		const names = new Intl.ListFormat('en').format(others.map(({ name }) => name));
		if (you === null || !ids.includes(you))
			return others.length === 0 ? '' : words.others({ names });
		return others.length === 0 ? words.you() : words.both({ names });
	};
	const standing = isAgreed
		? [m.room_goal_agreed()]
		: [named(asking, askedWords), named(silent, waitsWords)];
	return [...standing, reason].filter((words) => words !== '');
}

interface NamedWords {
	readonly you: () => string;
	readonly both: (inputs: { names: string }) => string;
	readonly others: (inputs: { names: string }) => string;
}

const waitsWords: NamedWords = {
	you: m.room_goal_waits_you,
	both: m.room_goal_waits_you_and,
	others: m.room_goal_waits
};

const askedWords: NamedWords = {
	you: m.room_goal_asked_you,
	both: m.room_goal_asked_you_and,
	others: m.room_goal_asked
};
