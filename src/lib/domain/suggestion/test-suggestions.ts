import type { SuggestionId } from '../ids.ts';
import type { DocumentKey } from '../plan/section.ts';
import type { ProseDoc } from '../prose/prose.ts';
import { earlierAt, rosa, testId } from '../test-plan.ts';
import { paragraphOf, testProse, textOf } from '../prose/test-text.ts';
import { partsBetween, partsIn } from './parts.ts';
import type { ProseTarget, Suggestion, SuggestionAnswer } from './suggestion.ts';

export const suggestionId = testId<SuggestionId>(2000);

/** Another first line, and one line more at the end. */
export const wantedProse = textOf(
	'Pain since June.',
	'Sleep is poor.',
	'Walks ten minutes.',
	'Swims twice a week.'
);

export const wantedParts = partsBetween(testProse, wantedProse);

export function proseTarget(
	document: DocumentKey = 'working-diagnosis',
	{ base = testProse, wanted = wantedProse }: { base?: ProseDoc; wanted?: ProseDoc } = {}
): ProseTarget {
	const parts = partsIn(base, partsBetween(base, wanted));
	if (!parts) throw new Error('parts that are not in their text');
	return { type: 'prose', document, parts };
}

/** By the patient, about the working diagnosis, undecided. */
export function testSuggestion(over: Partial<Suggestion> = {}): Suggestion {
	const target = over.target ?? proseTarget();
	return {
		id: suggestionId,
		revision: 1,
		target,
		why: 'It was June.',
		suggestedAt: earlierAt,
		suggestedBy: rosa.id,
		answers: target.type === 'prose' ? target.parts.map(() => null) : [null],
		withdrawnAt: null,
		...over
	};
}

export function testAnswer(over: Partial<SuggestionAnswer> = {}): SuggestionAnswer {
	return { kind: 'accepted', by: rosa.id, at: earlierAt, reason: '', ...over };
}

/** The second of three lines reads otherwise. */
export const movedProse: ProseDoc = {
	type: 'doc',
	content: testProse.content.map((block, index) =>
		index === 1 ? paragraphOf('Sleeps well now.') : block
	)
};
