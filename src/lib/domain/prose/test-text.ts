import type { ProseDoc, ProseParagraph } from './prose.ts';

export const testProse = textOf('Pain since May.', 'Sleep is poor.', 'Walks ten minutes.');

/** A text with one paragraph for each line. */
export function textOf(...lines: readonly string[]): ProseDoc {
	return { type: 'doc', content: lines.map(paragraphOf) };
}

export function paragraphOf(text: string): ProseParagraph {
	return {
		type: 'paragraph',
		content: text === '' ? [] : [{ type: 'text', text, marks: [] }]
	};
}
