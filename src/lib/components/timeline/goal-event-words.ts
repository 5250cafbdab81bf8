import type { Goal } from '../../domain/goal/goal.ts';
import { isEqual } from '../../domain/equal.ts';
import { m } from '../../paraglide/messages.js';
import { levelWords } from '../room/goal-words.ts';
import { goalStatusWords } from '../room/words.ts';
import { fieldChangeWords, said, type ChangeWords } from './change-words.ts';
import type { EventOf, Telling } from './telling.ts';

export function goalWords(
	{ entity }: EventOf<'goal'>,
	{ before }: Telling
): readonly ChangeWords[] {
	const was = before.goal.get(entity.id);
	const goal = entity.text;
	if (!was) return [said(m.timeline_goal_added({ goal }))];
	const item = m.timeline_goal_item({ goal: was.text });
	return [
		...statusWords(was, entity, item),
		...(['text', 'measure', 'levels'] as const)
			.filter((field) => !isEqual(was[field], entity[field]))
			.map((field) =>
				fieldChangeWords(item, {
					label: goalFieldLabel(field),
					from: goalFieldText(field, was),
					to: goalFieldText(field, entity)
				})
			),
		...answerWords(was, entity)
	];
}

export type GoalField = 'text' | 'measure' | 'levels';

export function goalFieldLabel(field: GoalField): string {
	return labels[field]();
}

export function goalFieldText(field: GoalField, goal: Pick<Goal, GoalField>): string {
	if (field !== 'levels') return goal[field];
	return goal.levels.map((level, at) => `${levelWords(at)}: ${level}`).join('; ');
}

const labels: Readonly<Record<GoalField, () => string>> = {
	text: m.timeline_goal_text,
	measure: m.timeline_goal_measure,
	levels: m.timeline_goal_levels
};

function statusWords(was: Goal, is: Goal, item: string): readonly ChangeWords[] {
	if (was.status === is.status) return [];
	const words = { item, from: goalStatusWords(was.status), to: goalStatusWords(is.status) };
	const { statusReason: reason } = is;
	return [
		said(reason === '' ? m.timeline_moved(words) : m.timeline_moved_reason({ ...words, reason }))
	];
}

function answerWords(was: Goal, is: Goal): readonly ChangeWords[] {
	// A rewording leaves a yes to the earlier words: that is no answer that somebody gave.
	return is.answers
		.filter(({ text }) => text === is.text)
		.filter((answer) => !was.answers.some((earlier) => isEqual(earlier, answer)))
		.map(({ kind, reason }) => {
			const words = kind === 'accept' ? m.timeline_goal_accept : m.timeline_goal_question;
			const answer = words({ goal: is.text });
			return said(reason === '' ? answer : m.timeline_response_with({ answer, reason }));
		});
}
