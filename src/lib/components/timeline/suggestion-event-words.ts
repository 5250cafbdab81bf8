import { diffWords } from '../../domain/prose/word-diff.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { m } from '../../paraglide/messages.js';
import { fieldRows } from '../suggestion/field-rows.ts';
import { blocksText, partWords } from '../suggestion/part-lines.ts';
import { aboutWords } from '../suggestion/suggestion-place.ts';
import { said, type ChangeWords } from './change-words.ts';
import type { EventOf, Telling } from './telling.ts';

/** What somebody suggested, or what became of a suggestion, with the words that it is about. */
export function suggestionWords(
	{ command, entity }: EventOf<'suggestion'>,
	{ before, now }: Telling
): readonly ChangeWords[] {
	const about = aboutWords(entity, now);
	const members = [...now.member.values()];
	const author = members.find(({ userId }) => userId === entity.suggestedBy)?.name;
	const words = { about, name: author ?? m.room_somebody() };
	if (command === 'WithdrawSuggestion') return [said(m.timeline_suggestion_withdrawn({ about }))];
	const earlier = before.suggestion.get(entity.id)?.answers ?? [];
	const decided = entity.answers.flatMap((answer, part) =>
		answer !== null && (earlier[part] ?? null) === null ? [{ part, answer }] : []
	);
	const [first] = decided;
	if (!first) {
		const made = m.timeline_suggestion_made({ about, why: entity.why });
		const all = entity.answers.map((_, part) => part);
		return [said(made), ...changesOf(entity, all, now)];
	}
	const { kind, reason } = first.answer;
	const sentence =
		kind === 'accepted'
			? m.timeline_suggestion_accepted(words)
			: m.timeline_suggestion_declined({ ...words, reason });
	const parts = decided.map(({ part }) => part);
	return [said(sentence), ...changesOf(entity, parts, now)];
}

function changesOf(
	{ target }: Suggestion,
	numbers: readonly number[],
	now: Telling['now']
): readonly ChangeWords[] {
	if (target.type !== 'prose')
		return fieldRows(target, now).map(({ label, before, after }) => ({
			text: label,
			parts: diffWords(before, after)
		}));
	return target.parts
		.filter((_, number) => numbers.includes(number))
		.map((part) => ({
			text: partWords(part),
			parts: diffWords(blocksText(part.before), blocksText(part.after))
		}));
}
