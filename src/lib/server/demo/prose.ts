import type { ProseBlock, ProseDoc, ProseInline } from '../../prose/node.ts';

/** The few shapes that the demonstration's prose is made of. */
export function prose(...content: ProseBlock[]): ProseDoc {
	return { type: 'doc', content };
}

export function heading(text: string): ProseBlock {
	return { type: 'heading', attrs: { level: 3 }, content: [run(text)] };
}

/** `**` marks what is bold. */
export function paragraph(text: string): ProseBlock {
	return { type: 'paragraph', content: runs(text) };
}

export function list(...items: string[]): ProseBlock {
	return {
		type: 'bulletList',
		content: items.map((item) => ({
			type: 'listItem',
			content: [{ type: 'paragraph', content: runs(item) }]
		}))
	};
}

function runs(text: string): ProseInline[] {
	return text
		.split('**')
		.map((part, index) => (index % 2 === 1 ? bold(part) : run(part)))
		.filter((part) => part.text !== '');
}

function run(text: string): ProseInline {
	return { type: 'text', text, marks: [] };
}

function bold(text: string): ProseInline {
	return { type: 'text', text, marks: [{ type: 'bold' }] };
}
