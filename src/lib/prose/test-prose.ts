import fc from 'fast-check';
import type { ProseBlock, ProseDoc, ProseInline, ProseListItem, ProseMark } from './node.ts';

/** Short words of few letters, so that two documents have something in common. */
const words = fc
	.array(fc.constantFrom('pain', 'leg', 'sleep', 'no', 'since', 'é', '🙂'), { maxLength: 5 })
	.map((list) => list.join(' '));

const marks: fc.Arbitrary<readonly ProseMark[]> = fc.constantFrom(
	[],
	[{ type: 'bold' }],
	[{ type: 'italic' }],
	[{ type: 'link', attrs: { href: 'https://example.org/' } }, { type: 'bold' }]
);

const inline: fc.Arbitrary<readonly ProseInline[]> = fc
	.array(fc.tuple(words, marks), { maxLength: 3 })
	.map((runs) => joined(runs.map(([text, own]) => ({ type: 'text', text, marks: own }))));

const paragraph = inline.map((content): ProseBlock => ({ type: 'paragraph', content }));

const heading = fc
	.tuple(inline, fc.constantFrom(2, 3))
	.map(([content, level]): ProseBlock => ({ type: 'heading', attrs: { level }, content }));

const flatItem = inline.map((content): ProseListItem => ({
	type: 'listItem',
	content: [{ type: 'paragraph', content }]
}));

const flatList = fc
	.tuple(fc.constantFrom('bulletList', 'orderedList'), fc.array(flatItem, { maxLength: 3 }))
	.map(([type, content]) => ({ type, content }) as const);

const item = fc.tuple(inline, fc.option(flatList)).map(([content, inner]): ProseListItem => {
	const first = { type: 'paragraph', content } as const;
	return { type: 'listItem', content: inner ? [first, inner] : [first] };
});

const list = fc
	.tuple(fc.constantFrom('bulletList', 'orderedList'), fc.array(item, { maxLength: 3 }))
	.map(([type, content]): ProseBlock => ({ type, content }));

/** Any prose that the editor can build. */
export const anyProse: fc.Arbitrary<ProseDoc> = fc
	.array(fc.oneof(paragraph, paragraph, heading, list), { maxLength: 6 })
	.map((content) => ({ type: 'doc', content }));

/** As it reads: no empty run, and neighbours with the same marks are one. */
function joined(runs: readonly ProseInline[]): readonly ProseInline[] {
	const all: ProseInline[] = [];
	for (const run of runs.filter(({ text }) => text !== '')) {
		const last = all.at(-1);
		if (last && JSON.stringify(last.marks) === JSON.stringify(run.marks)) {
			all[all.length - 1] = { ...last, text: last.text + run.text };
		} else all.push(run);
	}
	return all;
}

export function paragraphs(...lines: readonly string[]): ProseDoc {
	return {
		type: 'doc',
		content: lines.map((text) => ({
			type: 'paragraph',
			content: text === '' ? [] : [{ type: 'text', text, marks: [] }]
		}))
	};
}
