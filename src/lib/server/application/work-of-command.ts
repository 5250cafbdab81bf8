import type { Command } from '../../domain/command.ts';
import { withAccepted } from '../../domain/suggestion/decide.ts';
import type { FindProseWork } from './prose-work.ts';

/** What a command has to do with a document; undefined for those that have nothing to do with one. */
export function proseWorkOf(command: Command): FindProseWork | undefined {
	if (command.name === 'SuggestProseChange') {
		const { document, baseSeq } = command.input;
		return () => ({ document, baseSeq });
	}
	if (command.name !== 'AcceptSuggestion') return undefined;
	const { suggestionId, parts } = command.input;
	return (state) => {
		const suggestion = state.suggestion.get(suggestionId);
		if (suggestion?.target.type !== 'prose') return null;
		const { document } = suggestion.target;
		return { document, next: ({ now }) => withAccepted(suggestion, parts, now) };
	};
}
