import { put, type Change, type PlanState } from '../change.ts';
import type { Comment } from '../discussion/discussion.ts';
import { lineAbout, quoted } from './agenda.ts';

/**
 * Where agendas and minutes, also of sessions that have ended, quote a comment that is being taken
 * back: they lose its words with it.
 */
export function withoutQuotes(comment: Comment, state: PlanState): readonly Change[] {
	const { id, threadId } = comment;
	const quote = quoted(comment.text);
	const kept = new Map(state.comment);
	kept.delete(id);
	const text = lineAbout({ type: 'thread', threadId }, { ...state, comment: kept })?.text ?? '';
	const items = [...state.agendaItem.values()]
		.filter(({ subject }) => subject.type === 'thread' && subject.threadId === threadId)
		.filter((item) => item.text === quote)
		.map((item) => put('agendaItem', { ...item, text, revision: item.revision + 1 }));
	const decisions = [...state.decision.values()].flatMap((decision) => {
		const { outcome, revision } = decision;
		if (outcome?.type !== 'thread-resolved') return [];
		if (outcome.id !== threadId || outcome.text !== quote) return [];
		const without = { ...outcome, text: '' };
		return [put('decision', { ...decision, outcome: without, revision: revision + 1 })];
	});
	return [...items, ...decisions];
}
