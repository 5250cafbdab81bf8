import type { SuggestionId } from '../ids.ts';
import type { DocumentKey } from '../plan/section.ts';
import type { FieldTarget, PartChange } from './suggestion.ts';

export interface SuggestionCommands {
	readonly SuggestProseChange: {
		readonly suggestionId: SuggestionId;
		readonly document: DocumentKey;
		/** The place in the plan's sequence at which the author began. */
		readonly baseSeq: number;
		readonly parts: readonly PartChange[];
		readonly why: string;
	};
	readonly SuggestFieldChange: {
		readonly suggestionId: SuggestionId;
		readonly target: FieldTarget;
		readonly why: string;
	};
	readonly WithdrawSuggestion: { readonly suggestionId: SuggestionId };
	/** All of it or some parts, by their numbers. */
	readonly AcceptSuggestion: {
		readonly suggestionId: SuggestionId;
		readonly parts: readonly number[];
	};
	readonly DeclineSuggestion: {
		readonly suggestionId: SuggestionId;
		readonly parts: readonly number[];
		readonly reason: string;
	};
}
