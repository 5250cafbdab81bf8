import type { attainmentLevels, Goal, GoalAnswer } from '../../domain/goal/goal.ts';
import { m } from '../../paraglide/messages.js';

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
