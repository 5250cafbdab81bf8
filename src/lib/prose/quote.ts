import type { PassageAnchor } from '../domain/discussion/discussion.ts';
import type { TextPoint } from './textblock.ts';

/** All textblocks as one text, a line break between two, and the way back to a place in one. */
export interface JoinedText {
	readonly text: string;
	at(point: TextPoint): number;
	/** The place of an index; a line break counts as the end of the block before it. */
	point(index: number): TextPoint;
	/** Without white space at either end; null when nothing else is left. */
	trim(from: number, to: number): { readonly from: number; readonly to: number } | null;
}

export function joinBlocks(texts: readonly string[]): JoinedText {
	const starts: number[] = [];
	let length = 0;
	for (const text of texts) {
		starts.push(length);
		length += text.length + 1;
	}
	const text = texts.join('\n');
	return {
		text,
		at: ({ block, offset }) =>
			(starts[block] ?? text.length) + Math.min(offset, texts[block]?.length ?? 0),
		point: (index) => {
			const after = starts.findIndex((start) => start > index);
			const block = Math.max(0, (after === -1 ? starts.length : after) - 1);
			return { block, offset: index - (starts[block] ?? 0) };
		},
		trim: (from, to) => {
			const words = text.slice(from, to);
			const kept = words.trim();
			if (kept === '') return null;
			const start = from + words.indexOf(kept);
			return { from: start, to: start + kept.length };
		}
	};
}

interface Candidate {
	readonly from: number;
	readonly to: number;
}

/** A quote this long is not found by chance. */
const tellingLength = 40;

/** As many characters around a shorter one must fit. */
const tellingContext = 8;

/** The quote's place in the text, white space aside; of several the one that fits best. */
export function findQuote(
	anchor: PassageAnchor,
	joined: JoinedText,
	near: number | null
): { readonly from: TextPoint; readonly to: TextPoint } | null {
	const wanted = pack(anchor.quote).packed;
	const [before, after] = [pack(anchor.before).packed, pack(anchor.after).packed];
	const needed = Math.min(tellingContext, before.length + after.length);
	const distance = (from: number) => (near === null ? 0 : Math.abs(from - near));
	const [best] = occurrences(joined.text, wanted)
		.map((place) => ({ ...place, context: contextOf(place, joined.text, { before, after }) }))
		.filter(({ context }) => context >= needed || wanted.length >= tellingLength)
		.sort((one, other) => other.context - one.context || distance(one.from) - distance(other.from));
	return best ? { from: joined.point(best.from), to: joined.point(best.to) } : null;
}

/** How much two texts have in common: of the shorter one's words, the part that the other has. */
export function similarity(one: string, other: string): number {
	const [words, others] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
	if (!words || !others || words.length === 0) return 0;
	const known = new Set(others);
	const common = words.filter((word) => known.has(word)).length;
	return common / others.length;
}

const maxCandidates = 200;

/** Ignores white space, because Enter and Backspace turn a space into a new block and back. */
function occurrences(text: string, wanted: string): Candidate[] {
	const { packed, places } = pack(text);
	const found: Candidate[] = [];
	if (wanted === '') return found;
	let at = packed.indexOf(wanted);
	while (at !== -1 && found.length < maxCandidates) {
		const [from, last] = [places[at], places[at + wanted.length - 1]];
		if (from !== undefined && last !== undefined) found.push({ from, to: last + 1 });
		at = packed.indexOf(wanted, at + 1);
	}
	return found;
}

function pack(text: string): { readonly packed: string; readonly places: readonly number[] } {
	const places: number[] = [];
	let packed = '';
	for (let index = 0; index < text.length; index += 1) {
		const unit = text.charAt(index);
		if (unit.trim() === '') continue;
		packed += unit;
		places.push(index);
	}
	return { packed, places };
}

function contextOf(
	{ from, to }: Candidate,
	text: string,
	expected: { readonly before: string; readonly after: string }
): number {
	const before = pack(text.slice(Math.max(0, from - 64), from)).packed;
	const after = pack(text.slice(to, to + 64)).packed;
	return commonEnd(before, expected.before) + commonStart(after, expected.after);
}

function commonStart(one: string, other: string): number {
	let length = 0;
	while (length < one.length && one[length] === other[length]) length += 1;
	return length;
}

function commonEnd(one: string, other: string): number {
	let length = 0;
	while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
	return length;
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
