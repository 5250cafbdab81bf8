import { put } from '../change.ts';
import type { Deciders, Moment } from '../decision.ts';
import type { ProseDoc } from '../prose/prose.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok } from '../result.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import { canonicalJson } from '../version/canonical.ts';
import type { SuggestionCommands } from './command.ts';
import { changersOf, decideChange, isWriter } from './field-change.ts';
import { maxLength, maxParts } from './limits.ts';
import { partsIn, placeOf, withParts } from './parts.ts';
import { isDecider, suggestionPermissions } from './policy.ts';
import type { ProsePart, Suggestion, SuggestionAnswer } from './suggestion.ts';

const whyRule = { max: textLimits.reason, required: true };
const decided = { code: 'suggestion-decided' } as const;

export const suggestionDeciders: Deciders<SuggestionCommands> = {
	SuggestProseChange: (input, moment) => {
		const { state, actor, prose } = moment;
		if (!suggestionPermissions.SuggestProseChange(input, actor, state)) {
			return err({ code: 'forbidden' });
		}
		const refusal = refuseNew(input, moment) ?? refuseParts(input);
		if (refusal) return err(refusal);
		if (!prose) return err({ code: 'not-found' });
		const parts = partsIn(prose.base, input.parts) ?? partsIn(prose.now, input.parts);
		if (!parts) return err({ code: 'cannot-be-placed', parts: input.parts.map((_, part) => part) });
		const target = { type: 'prose', document: input.document, parts } as const;
		return ok([put('suggestion', newSuggestion({ ...input, target }, moment))]);
	},

	SuggestFieldChange: (input, moment) => {
		const { state, actor } = moment;
		const { target } = input;
		const [changer] = changersOf(target, state);
		if (!changer || isWriter(target, actor, state)) return err({ code: 'forbidden' });
		const refusal = refuseNew(input, moment);
		if (refusal) return err(refusal);
		// What could not be accepted now is refused now, in the words of the change itself.
		const decision = decideChange(target, { ...moment, actor: changer });
		if (!decision.ok) return decision;
		return ok([put('suggestion', newSuggestion(input, moment))]);
	},

	WithdrawSuggestion: ({ suggestionId }, { state, actor, now }) => {
		const suggestion = state.suggestion.get(suggestionId);
		if (!suggestion) return err({ code: 'not-found' });
		if (suggestion.suggestedBy !== actor.id) return err({ code: 'forbidden' });
		if (!suggestionPermissions.WithdrawSuggestion({ suggestionId }, actor, state)) {
			return err(decided);
		}
		const revision = suggestion.revision + 1;
		return ok([put('suggestion', { ...suggestion, revision, withdrawnAt: now })]);
	},

	AcceptSuggestion: (input, moment) => {
		const { suggestion, refusal } = findOpen(input, moment);
		if (refusal) return err(refusal);
		const accepted = answered(suggestion, input.parts, answerBy(moment, 'accepted', ''));
		const { target } = suggestion;
		if (target.type !== 'prose') {
			const decision = decideChange(target, moment);
			return decision.ok ? ok([accepted, ...decision.value]) : decision;
		}
		if (!moment.prose) return err({ code: 'not-found' });
		const parts = chosen(target.parts, input.parts);
		const unplaced = refuseUnplaced(parts, input.parts, moment.prose.now);
		return unplaced ? err(unplaced) : ok([accepted]);
	},

	DeclineSuggestion: (input, moment) => {
		const { suggestion, refusal } = findOpen(input, moment);
		if (refusal) return err(refusal);
		const reason = tidy(input.reason);
		if (reason === '') return err({ code: 'reason-needed' });
		const tooLong = refuseText('reason', reason, whyRule);
		if (tooLong) return err(tooLong);
		return ok([answered(suggestion, input.parts, answerBy(moment, 'declined', reason))]);
	}
};

/** What the text says with the parts that were accepted; as it was when they have no place. */
export function withAccepted(
	suggestion: Suggestion | undefined,
	numbers: readonly number[],
	text: ProseDoc
): ProseDoc {
	if (suggestion?.target.type !== 'prose') return text;
	return withParts(text, chosen(suggestion.target.parts, numbers)) ?? text;
}

/** Which parts of it have a place in the text as it stands, by their numbers. */
export function placeable(parts: readonly ProsePart[], text: ProseDoc): readonly number[] {
	return parts.flatMap((part, number) => (placeOf(part, text) === null ? [] : [number]));
}

function refuseNew(
	{ suggestionId, why }: { readonly suggestionId: string; readonly why: string },
	{ state }: Moment
): Refusal | null {
	if (state.suggestion.has(suggestionId)) return { code: 'already-exists' };
	const reason = tidy(why);
	if (reason === '') return { code: 'reason-needed' };
	return refuseText('why', reason, whyRule);
}

function refuseParts({ parts }: SuggestionCommands['SuggestProseChange']): Refusal | null {
	const isNone = ({ before, after }: (typeof parts)[number]) =>
		canonicalJson(before) === canonicalJson(after);
	if (parts.length === 0 || parts.some(isNone)) return { code: 'already-exists' };
	const isTooLong = parts.length > maxParts || canonicalJson(parts).length > maxLength;
	return isTooLong ? { code: 'invalid-input', field: 'parts', problem: 'too-long' } : null;
}

function newSuggestion(
	{
		suggestionId,
		target,
		why
	}: Omit<SuggestionCommands['SuggestFieldChange'], 'target'> & Pick<Suggestion, 'target'>,
	{ actor, now }: Moment
): Suggestion {
	return {
		id: suggestionId,
		revision: 1,
		target,
		why: tidy(why),
		suggestedAt: now,
		suggestedBy: actor.id,
		answers: target.type === 'prose' ? target.parts.map(() => null) : [null],
		withdrawnAt: null
	};
}

type Open =
	| { readonly suggestion: Suggestion; readonly refusal: null }
	| { readonly suggestion: null; readonly refusal: Refusal };

/** The suggestion, if all the parts that are asked for are still to be decided by this person. */
function findOpen(
	{ suggestionId, parts }: { readonly suggestionId: string; readonly parts: readonly number[] },
	{ state, actor }: Moment
): Open {
	const refuse = (refusal: Refusal): Open => ({ suggestion: null, refusal });
	const suggestion = state.suggestion.get(suggestionId);
	if (!suggestion) return refuse({ code: 'not-found' });
	if (!isDecider(actor, suggestion, state)) return refuse({ code: 'forbidden' });
	const { answers, withdrawnAt } = suggestion;
	const isKnown = parts.length > 0 && parts.every((part) => answers[part] !== undefined);
	if (!isKnown) return refuse({ code: 'invalid-input', field: 'parts', problem: 'unknown' });
	const isUndecided = withdrawnAt === null && parts.every((part) => answers[part] === null);
	return isUndecided ? { suggestion, refusal: null } : refuse(decided);
}

function answerBy(
	{ actor, now }: Moment,
	kind: SuggestionAnswer['kind'],
	reason: string
): SuggestionAnswer {
	return { kind, by: actor.id, at: now, reason };
}

function answered(suggestion: Suggestion, parts: readonly number[], answer: SuggestionAnswer) {
	const answers = suggestion.answers.map((own, part) => (parts.includes(part) ? answer : own));
	return put('suggestion', { ...suggestion, revision: suggestion.revision + 1, answers });
}

function chosen(parts: readonly ProsePart[], numbers: readonly number[]): readonly ProsePart[] {
	return parts.filter((_, part) => numbers.includes(part));
}

/** All or nothing: which parts have no place any more. */
function refuseUnplaced(
	parts: readonly ProsePart[],
	numbers: readonly number[],
	text: ProseDoc
): Refusal | null {
	if (withParts(text, parts)) return null;
	const lost = numbers.filter((_, index) => {
		const part = parts[index];
		return part !== undefined && placeOf(part, text) === null;
	});
	return { code: 'cannot-be-placed', parts: lost.length > 0 ? lost : numbers };
}
