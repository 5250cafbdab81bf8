import { own, theirs, type Landmarks } from './hostile-base.ts';
import { gone, item, raw, update } from './update-bytes.ts';
import { element, fragment, kind, words, xmlText, type Row } from './hostile-parts.ts';

/** What no prose is made of. */
export function contents({ letter, text, heading }: Landmarks): readonly Row[] {
	const after = { origin: [theirs, letter] } as const;
	const level = { parent: [theirs, heading], sub: 'level' } as const;
	const unknownTypes = [
		['array', 0],
		['map', 1],
		['text', 2],
		['fragment', 4]
	] as const;
	const mark = (key: string, json: string) => update(own, 0, item(kind.format, after, key, json));
	return [
		...unknownTypes.map(([name, type]): Row => [
			`type-${name}`,
			`a shared ${name} in a text`,
			update(own, 0, item(kind.type, after, type)),
			'not-prose'
		]),
		['type-hook', 'an XML hook', update(own, 0, item(kind.type, fragment, 5, 'hook')), 'not-prose'],
		[
			'type-unknown',
			'a shared type of an unknown number',
			update(own, 0, item(kind.type, after, 99)),
			'not-prose'
		],
		['json', 'JSON content', update(own, 0, item(kind.json, after, 1, '{"a":1}')), 'not-prose'],
		[
			'binary',
			'binary content',
			update(own, 0, item(kind.binary, after, 3, raw(1, 2, 3))),
			'not-prose'
		],
		[
			'embed',
			'embedded content',
			update(own, 0, item(kind.embed, after, '{"image":"x"}')),
			'not-prose'
		],
		[
			'subdocument',
			'a document in the document',
			update(own, 0, item(kind.doc, after, 'guid', raw(118, 0))),
			'not-prose'
		],
		[
			'content-unknown',
			'content of an unknown number',
			update(own, 0, item(27, after, 1)),
			'not-prose'
		],
		[
			'any-string',
			'a plain value in a text',
			update(own, 0, item(kind.any, after, 1, raw(119), 'x')),
			'not-prose'
		],
		[
			'any-object',
			'an object as an attribute',
			update(own, 0, item(kind.any, level, 1, raw(118), 1, '__proto__', raw(118), 0)),
			'not-prose'
		],
		[
			'any-deep',
			'lists in lists, 60,000 deep',
			update(
				own,
				0,
				item(
					kind.any,
					level,
					1,
					new Uint8Array(120_000).map((_, index) => (index % 2 === 0 ? 117 : 1))
				)
			),
			'not-prose'
		],
		[
			'any-bytes',
			'bytes as an attribute',
			update(own, 0, item(kind.any, level, 1, raw(116), 4, raw(1, 2, 3, 4))),
			'not-prose'
		],
		[
			'level-7',
			'a heading of level 7',
			update(own, 0, item(kind.any, level, 1, raw(125, 7))),
			'not-prose'
		],
		[
			'level-none',
			'a heading level without a value',
			update(own, 0, item(kind.any, level, 0)),
			'empty-part'
		],
		[
			'attribute-onclick',
			'an attribute that runs something',
			update(own, 0, item(kind.any, { ...level, sub: 'onclick' }, 1, raw(119), 'x()')),
			'not-prose'
		],
		[
			'element-script',
			'a script element',
			update(own, 0, element('script', fragment)),
			'not-prose'
		],
		[
			'element-proto',
			'an element named like a part of every object',
			update(own, 0, element('__proto__', fragment)),
			'not-prose'
		],
		['mark-unknown', 'a mark nobody knows', mark('ychange', '{}'), 'not-prose'],
		[
			'mark-constructor',
			'a mark named like a part of every object',
			mark('constructor', '{}'),
			'not-prose'
		],
		['mark-attributes', 'bold with attributes', mark('bold', '{"style":"x"}'), 'not-prose'],
		[
			'mark-proto',
			'bold with a hidden attribute',
			mark('bold', '{"__proto__":{"x":1}}'),
			'not-prose'
		],
		[
			'link-javascript',
			'a link that runs something',
			mark('link', '{"href":"javascript:alert(1)"}'),
			'not-prose'
		],
		[
			'link-tab',
			'the same, hidden behind a tab',
			mark('link', '{"href":"java\\tscript:alert(1)"}'),
			'not-prose'
		],
		['link-data', 'a link to data', mark('link', '{"href":"data:text/html,x"}'), 'not-prose'],
		[
			'link-long',
			'a link of 10,000 characters',
			mark('link', JSON.stringify({ href: `https://example.org/${'a'.repeat(10_000)}` })),
			'not-prose'
		],
		[
			'mark-deep',
			'a mark of lists in lists, 30,000 deep',
			mark('bold', '['.repeat(30_000) + ']'.repeat(30_000)),
			'not-prose'
		],
		['mark-not-json', 'a mark that is no JSON', mark('bold', '{'), 'unreadable'],
		['empty-text', 'a text of no length', update(own, 0, words(after, '')), 'empty-part'],
		['empty-gone', 'a forgotten run of no length', update(own, 0, gone(0)), 'empty-part'],
		[
			'long-text',
			'a text of 70,000 characters',
			update(own, 0, words({ parent: [theirs, text] }, 'x'.repeat(70_000))),
			'text-too-long'
		],
		[
			'text-not-utf8',
			'a text that is no UTF-8',
			update(own, 0, item(kind.string, after, 2, raw(0xc3, 0x28))),
			'unreadable'
		]
	];
}

/** What prose is made of, where no editor puts it. */
export function places({
	paragraph,
	text,
	letter,
	heading,
	headingLetter
}: Landmarks): readonly Row[] {
	const after = { origin: [theirs, letter] } as const;
	const lists = Array.from({ length: 240 }, (_, depth) =>
		element(
			depth % 2 === 0 ? 'bulletList' : 'listItem',
			depth === 0 ? fragment : { parent: [own, depth - 1] }
		)
	);
	return [
		[
			'root-elsewhere',
			'another root',
			update(own, 0, element('paragraph', { parent: 'elsewhere' })),
			'unknown-place'
		],
		[
			'root-empty',
			'a root without a name',
			update(own, 0, element('paragraph', { parent: '' })),
			'unknown-place'
		],
		[
			'root-nested',
			'a map in another root',
			update(own, 0, item(kind.any, { parent: 'meta', sub: 'users' }, 1, raw(120))),
			'unknown-place'
		],
		[
			'in-a-letter',
			'text inside a letter',
			update(own, 0, words({ parent: [theirs, letter] })),
			'unknown-place'
		],
		[
			'root-attribute',
			'an attribute of the document itself',
			update(own, 0, item(kind.any, { ...fragment, sub: 'level' }, 1, raw(125, 2))),
			'wrong-place'
		],
		['loose-text', 'letters that stand in no text', update(own, 0, words(fragment)), 'wrong-place'],
		[
			'loose-item',
			'a list item without a list',
			update(own, 0, element('listItem', fragment)),
			'wrong-place'
		],
		[
			'letters-in-paragraph',
			'letters in a paragraph without a text',
			update(own, 0, words({ parent: [theirs, paragraph] })),
			'wrong-place'
		],
		[
			'list-in-paragraph',
			'a list in a paragraph',
			update(own, 0, element('bulletList', { parent: [theirs, paragraph] })),
			'wrong-place'
		],
		[
			'element-in-text',
			'a paragraph among letters',
			update(own, 0, element('paragraph', after)),
			'wrong-place'
		],
		[
			'text-in-text',
			'a text in a text',
			update(own, 0, item(kind.type, { parent: [theirs, text] }, xmlText)),
			'wrong-place'
		],
		[
			'level-of-paragraph',
			'a paragraph with a level',
			update(own, 0, item(kind.any, { parent: [theirs, paragraph], sub: 'level' }, 1, raw(125, 2))),
			'wrong-place'
		],
		[
			'attribute-deleted',
			'a deleted attribute nobody knows, for ever in every copy',
			update(own, 0, item(kind.deleted, { parent: [theirs, heading], sub: 'x'.repeat(100) }, 1)),
			'wrong-place'
		],
		[
			'two-places',
			'a letter between two paragraphs',
			update(own, 0, words({ ...after, right: [theirs, headingLetter] })),
			'wrong-place'
		],
		['deep-lists', 'lists in lists, 120 deep', update(own, 0, ...lists), 'too-deep']
	];
}
