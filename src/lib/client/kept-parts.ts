import { documentKeys } from '../domain/plan/section.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import { wordsWritten } from '../prose/words-written.ts';
import type { CommandDesk } from './command-desk.svelte.ts';
import type { Found } from './device/device-keeper.ts';
import type { Kept } from './device/kept.ts';
import type { Queued } from './outbox.ts';
import type { PlanDocuments } from './plan-documents.ts';
import { outOfStep } from './prose-trouble.ts';
import type { RefusedDraft } from './refused-draft.ts';
import type { UnsavedPart } from './room-keeping.ts';
import type { UnsavedLedger } from './unsaved-ledger.svelte.ts';

/** Where a room has what is unsaved. */
export interface UnsavedPlaces {
	readonly desk: CommandDesk;
	readonly documents: PlanDocuments;
	readonly ledger: UnsavedLedger;
}

/** What of a room belongs on the device now. */
export function unsavedParts({ desk, documents, ledger }: UnsavedPlaces): readonly UnsavedPart[] {
	const { waiting } = desk;
	const { refused } = ledger;
	return [
		{
			name: 'commands',
			token: waiting.length === 0 ? null : waiting,
			kept: () => ({ type: 'commands', commands: waiting.map(withoutCallback) })
		},
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
		}
	];
}

/** Puts what a page that is gone has left where it would be on this one. */
export function restoreInto(
	{ desk, documents, ledger }: UnsavedPlaces,
	{ epoch, kept }: Found,
	now: { readonly epoch: number; readonly newId: () => string }
): void {
	if (kept.type === 'drafts') kept.drafts.forEach((draft) => ledger.keep(draft));
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
