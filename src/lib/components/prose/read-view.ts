import type { ProseBlock, ProseDoc, ProseInline, ProseList } from '../../prose/node.ts';
import type { Passage } from './passages.ts';

/** A piece of a run that is the same all through. */
export interface Piece {
	readonly text: string;
	readonly isBold: boolean;
	readonly isItalic: boolean;
	readonly href: string | null;
	/** The passages it belongs to, the current one first. */
	readonly passages: readonly { readonly id: string; readonly isCurrent: boolean }[];
}

export type ViewBlock =
	| {
			readonly type: 'paragraph' | 'heading-2' | 'heading-3';
			/** Its number among the textblocks. */
			readonly index: number;
			readonly pieces: readonly Piece[];
	  }
	| { readonly type: 'bulletList'; readonly items: readonly (readonly ViewBlock[])[] }
	| { readonly type: 'orderedList'; readonly items: readonly (readonly ViewBlock[])[] };

/** Prose as the view renders it: textblocks numbered, runs cut where a passage begins or ends. */
export function toViewBlocks(
	prose: ProseDoc,
	passages: readonly Passage[] = []
): readonly ViewBlock[] {
	let next = 0;
	const toItems = ({ content }: ProseList) => content.map((item) => item.content.map(toBlock));
	const toText = (content: readonly ProseInline[]) => {
		const index = next;
		next += 1;
		return { index, pieces: toPieces(content, index, passages) };
	};
	const toBlock = (block: ProseBlock): ViewBlock => {
		switch (block.type) {
			case 'paragraph':
				return { type: 'paragraph', ...toText(block.content) };
			case 'heading':
				return { type: `heading-${block.attrs.level}`, ...toText(block.content) };
			default:
				return { type: block.type, items: toItems(block) };
		}
	};
	return prose.content.map(toBlock);
}

function toPieces(
	runs: readonly ProseInline[],
	block: number,
	passages: readonly Passage[]
): readonly Piece[] {
	const spans = passages.flatMap(({ id, ranges, isCurrent }) =>
		ranges.filter((range) => range.block === block).map((range) => ({ ...range, id, isCurrent }))
	);
	const cuts = new Set(spans.flatMap(({ from, to }) => [from, to]));
	let offset = 0;
	return runs.flatMap((run) => {
		const start = offset;
		offset += run.text.length;
		const inside = [...cuts].filter((cut) => cut > start && cut < offset);
		const edges = [start, ...inside.sort((one, other) => one - other), offset];
		return edges.slice(0, -1).map((from, at): Piece => {
			const to = edges[at + 1] ?? offset;
			const covering = spans.filter((span) => span.from < to && span.to > from);
			const hasMark = (type: 'bold' | 'italic') => run.marks.some((mark) => mark.type === type);
			return {
				text: run.text.slice(from - start, to - start),
				isBold: hasMark('bold'),
				isItalic: hasMark('italic'),
				href: run.marks.find((mark) => mark.type === 'link')?.attrs.href ?? null,
				passages: covering
					.map(({ id, isCurrent }) => ({ id, isCurrent }))
					.sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent))
			};
		});
	});
}
