import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProseDoc, ProseInline } from '../../prose/node.ts';
import { toViewBlocks, type Piece, type ViewBlock } from './read-view.ts';

function text(value: string, ...marks: ProseInline['marks']): ProseInline {
	return { type: 'text', text: value, marks };
}

function paragraph(...content: ProseInline[]) {
	return { type: 'paragraph', content } as const;
}

function pieces(block: ViewBlock | undefined): readonly Piece[] {
	if (!block || block.type === 'bulletList' || block.type === 'orderedList') return [];
	return block.pieces;
}

describe('prose as it is rendered', () => {
	test('[PR16] textblocks are numbered in reading order, through lists', () => {
		const prose: ProseDoc = {
			type: 'doc',
			content: [
				{ type: 'heading', attrs: { level: 2 }, content: [text('Two')] },
				{
					type: 'bulletList',
					content: [
						{ type: 'listItem', content: [paragraph(text('a')), paragraph(text('b'))] },
						{ type: 'listItem', content: [paragraph(text('c'))] }
					]
				},
				paragraph()
			]
		};
		expect(JSON.stringify(toViewBlocks(prose)).match(/"index":\d/g)).toEqual(
			[0, 1, 2, 3, 4].map((index) => `"index":${index}`)
		);
	});

	test('[PR16] a passage cuts the runs it begins and ends in, and keeps their marks', () => {
		const prose: ProseDoc = {
			type: 'doc',
			content: [paragraph(text('plain '), text('bold words', { type: 'bold' }), text(' end'))]
		};
		const [block] = toViewBlocks(prose, [
			{ id: 'one', isCurrent: false, ranges: [{ block: 0, from: 3, to: 10 }] },
			{ id: 'two', isCurrent: true, ranges: [{ block: 0, from: 8, to: 20 }] }
		]);
		expect(
			pieces(block).map(({ text: words, isBold, passages }) => [
				words,
				isBold,
				passages.map(({ id }) => id).join('+')
			])
		).toEqual([
			['pla', false, ''],
			['in ', false, 'one'],
			['bo', true, 'one'],
			['ld', true, 'two+one'],
			[' words', true, 'two'],
			[' end', false, 'two']
		]);
	});

	test('[PR16] no passage changes a word', () => {
		const words = fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 6 });
		const range = fc.record({ block: fc.constant(0), from: fc.nat(60), to: fc.nat(60) });
		fc.assert(
			fc.property(words, fc.array(range, { maxLength: 5 }), (runs, ranges) => {
				const prose: ProseDoc = {
					type: 'doc',
					content: [paragraph(...runs.map((one) => text(one)))]
				};
				const passages = ranges
					.filter(({ from, to }) => from < to)
					.map((one, index) => ({ id: `${index}`, isCurrent: false, ranges: [one] }));
				const [block] = toViewBlocks(prose, passages);
				expect(
					pieces(block)
						.map((piece) => piece.text)
						.join('')
				).toBe(runs.join(''));
				expect(pieces(block).every((piece) => piece.text !== '')).toBe(true);
			})
		);
	});
});
