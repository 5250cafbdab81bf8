import { documentKeys } from '../domain/plan/section.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import { wordsWritten } from '../prose/words-written.ts';
import type { CommandDesk } from './command-desk.svelte.ts';
import type { Found } from './device/device-keeper.ts';
import { answersOnTheirWay, unsentAnswers, type Kept } from './device/kept.ts';
import type { Queued } from './outbox.ts';
import type { PlanDocuments } from './plan-documents.ts';
import { outOfStep } from './prose-trouble.ts';
import type { RefusedDraft } from './refused-draft.ts';
import type { UnsavedPart } from './room-keeping.ts';
import type { UnsentAnswers } from './unsent-answers.svelte.ts';
import type { UnsavedLedger } from './unsaved-ledger.svelte.ts';

/** Where a room has what is unsaved. */
export interface UnsavedPlaces {
	readonly desk: CommandDesk;
	readonly documents: PlanDocuments;
	readonly ledger: UnsavedLedger;
	readonly answers: UnsentAnswers;
}

/** What of a room belongs on the device now. */
export function unsavedParts(places: UnsavedPlaces): readonly UnsavedPart[] {
	const { desk, documents, ledger } = places;
	const { waiting } = desk;
	const { refused } = ledger;
	return [
		commandPart('commands', waiting, (queued) => !isAnswers(queued)),
		commandPart(answersOnTheirWay, waiting, isAnswers),
		...documentKeys.map((document): UnsavedPart => {
			const { unsaved, backlog } = documents.get(document);
			return {
				name: document,
				token: unsaved ? backlog.version : null,
				kept: () => ({ type: 'prose', document, ...backlog.content })
			};
		}),
		{
			name: 'drafts',
			token: refused.length === 0 ? null : refused,
			kept: () => ({ type: 'drafts', drafts: refused.map(ownWordsOnly) })
		},
		unsentPart(places)
	];
}

/** Apart from other commands: that answers are among what is kept is seen without opening it. */
export function isAnswers({ command }: Queued): boolean {
	return command.name === 'AnswerSafetyCheck';
}

function commandPart(
	name: string,
	waiting: readonly Queued[],
	isPart: (queued: Queued) => boolean
): UnsavedPart {
	return {
		name,
		token: waiting.some(isPart) ? waiting : null,
		kept: () => ({
			type: 'commands',
			commands: waiting.filter((queued) => isPart(queued)).map(withoutCallback)
		})
	};
}

function unsentPart({ answers: { answers, since, words } }: UnsavedPlaces): UnsavedPart {
	return {
		name: unsentAnswers,
		token: since === null ? null : answers,
		kept: () => ({ type: 'answers', answers, since: since ?? '', words })
	};
}

/** Puts what a page that is gone has left where it would be on this one. */
export function restoreInto(
	{ desk, documents, ledger, answers }: UnsavedPlaces,
	{ epoch, kept }: Found,
	now: { readonly epoch: number; readonly newId: () => string }
): void {
	if (kept.type === 'drafts') kept.drafts.forEach((draft) => ledger.keep(draft));
	// An earlier day of the plan changes nothing in what somebody feels now.
	else if (kept.type === 'answers') answers.restore(kept.answers, kept.since, kept.words);
	else if (epoch !== now.epoch)
		draftsOf(kept, outOfStep, now.newId).forEach((draft) => ledger.keep(draft));
	else if (kept.type === 'prose') documents.get(kept.document).restore(kept);
	else desk.restore(kept.commands);
}

/** What was kept, as text that its author can copy. */
export function draftsOf(
	kept: Kept,
	error: AnsweredError,
	newId: () => string
): readonly RefusedDraft[] {
	if (kept.type === 'drafts') return kept.drafts;
	if (kept.type === 'commands') {
		return kept.commands.map(({ opId: id, command }) => ({
			id,
			what: { type: 'command', command },
			error
		}));
	}
	if (kept.type === 'answers') {
		const { answers, words = {} } = kept;
		return [{ id: newId(), what: { type: 'answers', answers, words }, error }];
	}
	const { document, pushes, waiting } = kept;
	const own = wordsWritten([...pushes.map(({ update }) => update), ...waiting]);
	return [{ id: newId(), what: { type: 'prose', document, text: own, own }, error }];
}

function withoutCallback({ opId, command, at, before }: Queued) {
	return { opId, command, at, before };
}

/** The section around them is the plan's, and stays off the device. */
function ownWordsOnly(draft: RefusedDraft): RefusedDraft {
	const { what } = draft;
	return what.type === 'prose' ? { ...draft, what: { ...what, text: what.own } } : draft;
}
