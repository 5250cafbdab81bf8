import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { isAllowedAttribute, isAllowedFormat, isAllowedLink, isAttributeName } from './allow.ts';
import { firstContent } from './first-content.ts';
import { FRAGMENT, type ProseBlock, type ProseDoc, type ProseInline } from './node.ts';
import { isEmptyProse, plainText, readProse } from './read.ts';
import { writeProse } from './write.ts';

function text(value: string): ProseInline {
	return { type: 'text', text: value, marks: [] };
}

function paragraph(...content: ProseInline[]): ProseBlock {
	return { type: 'paragraph', content };
}

function load(...updates: Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc;
}

const story: ProseDoc = {
	type: 'doc',
	content: [
		{ type: 'heading', attrs: { level: 3 }, content: [text('Two operations')] },
		paragraph(text('The first '), {
			type: 'text',
			text: 'helped',
			marks: [
				{ type: 'link', attrs: { href: 'https://example.org/a' } },
				{ type: 'bold' },
				{ type: 'italic' }
			]
		}),
		{
			type: 'bulletList',
			content: [
				{
					type: 'listItem',
					content: [
						{ type: 'paragraph', content: [text('sitting')] },
						{
							type: 'orderedList',
							content: [
								{
									type: 'listItem',
									content: [{ type: 'paragraph', content: [text('driving')] }]
								}
							]
						}
					]
				}
			]
		}
	]
};

describe('reading', () => {
	test('[PR8] what is written is read back the same', () => {
		const doc = new Y.Doc();
		writeProse(doc, story);
		expect(readProse(doc)).toEqual(story);
	});

	test('[PR1] reading changes nothing', () => {
		const doc = new Y.Doc();
		writeProse(doc, story);
		const [before, vector] = [Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc)];
		let updates = 0;
		doc.on('update', () => (updates += 1));
		readProse(doc);
		expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
		expect(Y.encodeStateVector(doc)).toEqual(vector);
		expect(updates).toBe(0);
	});

	test('[PR2] two ways of making the same prose read the same', () => {
		const made = new Y.Doc();
		const element = new Y.XmlElement('paragraph');
		const words = new Y.XmlText();
		made.getXmlFragment(FRAGMENT).insert(0, [element]);
		element.insert(0, [words]);
		words.insert(0, 'The helped');
		words.format(4, 6, { italic: {} });
		words.format(4, 6, { bold: {} });
		words.format(4, 6, { link: { href: 'https://example.org/' } });
		words.insert(4, 'first ', { bold: null, italic: null, link: null });
		words.insert(10, 'one ', {});
		expect(readProse(made)).toEqual({
			type: 'doc',
			content: [
				paragraph(text('The first one '), {
					type: 'text',
					text: 'helped',
					marks: [
						{ type: 'link', attrs: { href: 'https://example.org/' } },
						{ type: 'bold' },
						{ type: 'italic' }
					]
				})
			]
		});
	});

	test('[PR3] what the table does not know is left out, the words are not', () => {
		const doc = new Y.Doc();
		const known = new Y.XmlElement('paragraph');
		const words = new Y.XmlText();
		doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement('script'), known]);
		known.setAttribute('onclick', 'run()');
		known.insert(0, [words]);
		words.insert(0, 'kept', { style: { color: 'red' } });
		words.insertEmbed(4, { image: 'x' });
		expect(readProse(doc).content).toEqual([paragraph(text('kept'))]);
	});

	test('[PR4] what a merge left in the wrong place still shows its words', () => {
		const doc = new Y.Doc();
		const loose = new Y.XmlText('loose');
		const item = new Y.XmlElement('listItem');
		const heading = new Y.XmlElement('heading');
		const list = new Y.XmlElement('bulletList');
		const inner = new Y.XmlElement('listItem');
		doc.getXmlFragment(FRAGMENT).insert(0, [loose, item, list]);
		item.insert(0, [heading]);
		heading.setAttribute('level', '7');
		heading.insert(0, [new Y.XmlText('item')]);
		list.insert(0, [inner]);
		inner.insert(0, [heading.clone()]);
		expect(readProse(doc).content).toEqual([
			paragraph(text('loose')),
			{ type: 'heading', attrs: { level: 2 }, content: [text('item')] },
			{
				type: 'bulletList',
				content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('item')] }] }]
			}
		]);
	});

	test('[PR5] a dangerous link reads as its text', () => {
		const doc = new Y.Doc();
		const element = new Y.XmlElement('paragraph');
		const words = new Y.XmlText();
		doc.getXmlFragment(FRAGMENT).insert(0, [element]);
		element.insert(0, [words]);
		words.insert(0, 'press', { link: { href: 'javascript:alert(1)' } });
		expect(readProse(doc).content).toEqual([paragraph(text('press'))]);
	});

	test('[PR9] very deep nesting is read', () => {
		const doc = new Y.Doc();
		let parent: Y.XmlFragment = doc.getXmlFragment(FRAGMENT);
		doc.transact(() => {
			for (let depth = 0; depth < 5_000; depth += 1) {
				const list = new Y.XmlElement(depth % 2 === 0 ? 'bulletList' : 'listItem');
				parent.insert(0, [list]);
				parent = list;
			}
		});
		expect(readProse(doc).content).toHaveLength(1);
	});
});

describe('first content', () => {
	test('[PR6] two clients that load it see one paragraph under the given client id', () => {
		const update = firstContent(4711);
		const [one, two] = [load(update), load(update, update)];
		Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
		expect(readProse(one)).toEqual({ type: 'doc', content: [paragraph()] });
		expect([...Y.decodeStateVector(Y.encodeStateVector(one)).keys()]).toEqual([4711]);
	});
});

describe('plain text', () => {
	test('[PR7] one line a textblock', () => {
		expect(plainText(story)).toBe('Two operations\nThe first helped\nsitting\ndriving');
	});

	test('[PR7] white space is empty, a word is not', () => {
		expect(isEmptyProse({ type: 'doc', content: [paragraph(text(' \u00a0\n'))] })).toBe(true);
		expect(isEmptyProse(story)).toBe(false);
	});
});

describe('the table', () => {
	test.each([
		'https://example.org',
		'http://example.org/a?b',
		'mailto:a@example.org',
		'tel:+15550100'
	])('[PR5] %s is allowed', (href) => {
		expect(isAllowedLink(href)).toBe(true);
	});

	test.each([
		'javascript:alert(1)',
		' javascript:alert(1)',
		'java\nscript:alert(1)',
		'JaVaScRiPt:alert(1)',
		'data:text/html,hello',
		'vbscript:x',
		'file:///etc/passwd',
		'/relative',
		'example.org',
		'',
		`https://example.org/${'a'.repeat(3_000)}`
	])('[PR5] %j is refused', (href) => {
		expect(isAllowedLink(href)).toBe(false);
	});

	test('[PR3] formats carry exactly their own attributes', () => {
		expect(isAllowedFormat('bold', {})).toBe(true);
		expect(isAllowedFormat('bold', null)).toBe(true);
		expect(isAllowedFormat('link', { href: 'https://example.org' })).toBe(true);
		expect(isAllowedFormat('bold', { size: 'huge' })).toBe(false);
		expect(isAllowedFormat('bold', true)).toBe(false);
		expect(isAllowedFormat('link', {})).toBe(false);
		expect(isAllowedFormat('link', { href: 'https://example.org', onclick: 'x' })).toBe(false);
		expect(isAllowedFormat('ychange', null)).toBe(false);
		expect(isAllowedFormat('__proto__', {})).toBe(false);
	});

	test('[PR3] only a heading has an attribute', () => {
		expect(isAllowedAttribute('heading', 'level', 2)).toBe(true);
		expect(isAllowedAttribute('heading', 'level', '2')).toBe(false);
		expect(isAllowedAttribute('heading', 'level', 1)).toBe(false);
		expect(isAllowedAttribute('paragraph', 'level', 2)).toBe(false);
		expect(isAllowedAttribute('heading', 'constructor', 2)).toBe(false);
		expect(isAttributeName('heading', 'level')).toBe(true);
		expect(isAttributeName('paragraph', 'level')).toBe(false);
		expect(isAttributeName('heading', 'onclick')).toBe(false);
	});

	test('[PR5] whatever is allowed, a browser resolves to an allowed protocol', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.webUrl()), (href) => {
				if (!isAllowedLink(href)) return;
				const { protocol } = new URL(href, 'https://accord.example');
				expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(protocol);
			})
		);
	});
});
