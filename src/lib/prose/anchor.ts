import * as Y from 'yjs';
import type { PassageAnchor } from '../domain/discussion/discussion.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { ProseDoc } from './node.ts';
import { encodePoint, resolvePoint } from './position.ts';
import { findQuote, joinBlocks, similarity } from './quote.ts';
import {
	blockTexts,
	isBefore,
	rangesBetween,
	yBlockText,
	yTextblocks,
	type TextPoint,
	type TextRange
} from './textblock.ts';

const contextLength = 32;

/** The longest quote that is kept; a longer selection is cut there. */
const maxQuoteLength = 4_000;

/** How much of the words must still be there for a moved passage to count as the same. */
const leastSimilarity = 0.5;

export type ResolvedPassage =
	| {
			readonly state: 'found';
			/** `same`: word for word where it was; `moved`: found by its words; `edited`: changed. */
			readonly how: 'same' | 'moved' | 'edited';
			readonly ranges: readonly TextRange[];
	  }
	| { readonly state: 'detached' };

/** Null when the selection holds no words. */
export function createPassage(
	doc: Y.Doc,
	document: DocumentKey,
	selection: { readonly from: TextPoint; readonly to: TextPoint }
): PassageAnchor | null {
	const texts = yTextblocks(doc).map(yBlockText);
	const joined = joinBlocks(texts);
	const trimmed = joined.trim(joined.at(selection.from), joined.at(selection.to));
	if (!trimmed) return null;
	const [from, to] = [trimmed.from, Math.min(trimmed.to, trimmed.from + maxQuoteLength)];
	const start = encodePoint(doc, joined.point(from), 'after');
	const end = encodePoint(doc, joined.point(to), 'before');
	if (!start || !end) return null;
	return {
		type: 'passage',
		document,
		start: toBase64(start),
		end: toBase64(end),
		quote: joined.text.slice(from, to),
		before: joined.text.slice(Math.max(0, from - contextLength), from),
		after: joined.text.slice(to, to + contextLength)
	};
}

/**
 * Where the passage is now: by its two positions while its words are still there, else by its
 * words and what stood around them, else by what is left between its positions; else it is
 * detached and shown with its quote.
 */
export function resolvePassage(anchor: PassageAnchor, prose: Y.Doc | ProseDoc): ResolvedPassage {
	const blocks = prose instanceof Y.Doc ? yTextblocks(prose) : null;
	const texts = prose instanceof Y.Doc ? (blocks ?? []).map(yBlockText) : blockTexts(prose);
	const joined = joinBlocks(texts);
	const placed = prose instanceof Y.Doc ? placeOf(anchor, prose) : null;
	const between = placed ? joined.text.slice(joined.at(placed.from), joined.at(placed.to)) : '';
	const found = (how: 'same' | 'moved' | 'edited', from: TextPoint, to: TextPoint) =>
		({ state: 'found', how, ranges: rangesBetween(from, to, texts) }) as const;

	if (placed && between === anchor.quote) return found('same', placed.from, placed.to);
	const near = placed ? joined.at(placed.from) : null;
	const quoted = findQuote(anchor, joined, near);
	if (quoted) return found('moved', quoted.from, quoted.to);
	if (placed && similarity(between, anchor.quote) >= leastSimilarity) {
		return found('edited', placed.from, placed.to);
	}
	return { state: 'detached' };
}

function placeOf(
	anchor: PassageAnchor,
	doc: Y.Doc
): { readonly from: TextPoint; readonly to: TextPoint } | null {
	const [start, end] = [fromBase64(anchor.start), fromBase64(anchor.end)];
	const from = start && resolvePoint(doc, start);
	const to = end && resolvePoint(doc, end);
	return from && to && isBefore(from, to) ? { from, to } : null;
}
