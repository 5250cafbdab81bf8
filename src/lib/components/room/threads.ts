import type { PlanState } from '../../domain/change.ts';
import type { Anchor, Comment, Thread } from '../../domain/discussion/discussion.ts';
import type { SectionKey } from '../../domain/plan/section.ts';
import { m } from '../../paraglide/messages.js';
import { sectionWords } from './words.ts';

/** What a conversation is about, as it stands above it. */
export interface Place {
	readonly words: string;
	/** The fragment of the place on the page; null when it is not there any more. */
	readonly target: string | null;
	readonly quote: string | null;
}

export function placeOf(anchor: Anchor, state: PlanState): Place {
	switch (anchor.type) {
		case 'plan':
			return { words: m.discussion_about_plan(), target: 'plan', quote: null };
		case 'section':
			return { words: sectionWords(anchor.section), target: anchor.section, quote: null };
		case 'treatment':
			return treatmentPlace(anchor.treatmentId, state);
		case 'passage':
			return {
				words: sectionWords(anchor.document),
				target: anchor.document,
				quote: anchor.quote
			};
	}
}

/** The section that an anchor lies in; null for the plan as a whole. */
export function sectionOf(anchor: Anchor): SectionKey | null {
	if (anchor.type === 'section') return anchor.section;
	if (anchor.type === 'treatment') return 'treatments';
	return anchor.type === 'passage' ? anchor.document : null;
}

/** One text per place, to keep what is typed about each apart. */
export function anchorKey(anchor: Anchor): string {
	if (anchor.type === 'section') return anchor.section;
	if (anchor.type === 'treatment') return anchor.treatmentId;
	return anchor.type === 'passage' ? `${anchor.document} ${anchor.start} ${anchor.end}` : 'plan';
}

/** What waits for an answer first, then the newest; resolved ones apart. */
export function sortThreads(
	threads: readonly Thread[],
	lastWritten: (thread: Thread) => string
): { readonly open: readonly Thread[]; readonly resolved: readonly Thread[] } {
	const newestFirst = threads.toSorted((one, other) =>
		lastWritten(other).localeCompare(lastWritten(one))
	);
	const open = newestFirst.filter(({ status }) => status === 'open');
	return {
		open: [
			...open.filter(({ needsAnswer }) => needsAnswer),
			...open.filter(({ needsAnswer }) => !needsAnswer)
		],
		resolved: newestFirst.filter(({ status }) => status === 'resolved')
	};
}

/** When a thread was last written to. */
export function lastWritten(thread: Thread, comments: readonly Comment[]): string {
	return comments.reduce(
		(last, { writtenAt }) => (writtenAt > last ? writtenAt : last),
		thread.startedAt
	);
}

export function isAbout(thread: Thread, anchor: Anchor): boolean {
	if (anchor.type === 'plan') return true;
	if (anchor.type === 'section') return sectionOf(thread.anchor) === anchor.section;
	return anchorKey(thread.anchor) === anchorKey(anchor);
}

function treatmentPlace(id: string, state: PlanState): Place {
	const treatment = state.treatment.get(id);
	if (treatment === undefined || treatment.status === 'entered-in-error')
		return { words: m.discussion_about_removed(), target: null, quote: null };
	return { words: treatment.name, target: `treatment-${id}`, quote: null };
}
