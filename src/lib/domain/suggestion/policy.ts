import { roles, type Actor, type Role } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { Permissions } from '../decision.ts';
import { mayWriteDocument } from '../plan/policy.ts';
import type { SuggestionCommands } from './command.ts';
import { isSuggestible, isWriter } from './field-change.ts';
import type { Suggestion } from './suggestion.ts';

export const suggestionRoles = {
	SuggestProseChange: roles,
	SuggestFieldChange: roles,
	WithdrawSuggestion: roles,
	AcceptSuggestion: roles,
	DeclineSuggestion: roles
} as const satisfies Record<keyof SuggestionCommands, readonly Role[]>;

export const suggestionPermissions: Permissions<SuggestionCommands> = {
	SuggestProseChange: ({ document }, actor) => !mayWriteDocument(actor.role, document),
	SuggestFieldChange: ({ target }, actor, state) => isSuggestible(target, actor, state),
	WithdrawSuggestion: ({ suggestionId }, actor, state) => {
		const suggestion = state.suggestion.get(suggestionId);
		return suggestion !== undefined && mayWithdraw(actor, suggestion);
	},
	AcceptSuggestion: ({ suggestionId }, actor, state) => mayDecideOn(suggestionId, actor, state),
	DeclineSuggestion: ({ suggestionId }, actor, state) => mayDecideOn(suggestionId, actor, state)
};

function mayDecideOn(id: string, actor: Actor, state: PlanState): boolean {
	const suggestion = state.suggestion.get(id);
	return suggestion !== undefined && mayDecide(actor, suggestion, state);
}

/** Something in it waits to be decided. */
export function isOpen({ answers, withdrawnAt }: Suggestion): boolean {
	return withdrawnAt === null && answers.includes(null);
}

export function mayWithdraw(actor: Actor, suggestion: Suggestion): boolean {
	return suggestion.suggestedBy === actor.id && isOpen(suggestion);
}

/** Whoever may write it decides on it; while it is open. */
export function mayDecide(actor: Actor, suggestion: Suggestion, state: PlanState): boolean {
	return isOpen(suggestion) && isDecider(actor, suggestion, state);
}

/** Whoever writes there by themselves, and did not suggest it. */
export function isDecider(actor: Actor, suggestion: Suggestion, state: PlanState): boolean {
	const { target, suggestedBy } = suggestion;
	if (suggestedBy === actor.id) return false;
	if (target.type === 'prose') return mayWriteDocument(actor.role, target.document);
	return isWriter(target, actor, state);
}

/** What waits for somebody's decision, oldest first. */
export function suggestionsFor(actor: Actor, state: PlanState): readonly Suggestion[] {
	return [...state.suggestion.values()]
		.filter((suggestion) => mayDecide(actor, suggestion, state))
		.toSorted((one, other) => (one.suggestedAt + one.id < other.suggestedAt + other.id ? -1 : 1));
}
