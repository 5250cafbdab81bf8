import { splitBlock, joinBackward, setBlockType } from '@tiptap/pm/commands';
import { Fragment, Slice } from '@tiptap/pm/model';
import { wrapInList, splitListItem } from '@tiptap/pm/schema-list';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createPassage, resolvePassage } from '../../prose/anchor.ts';
import { FRAGMENT } from '../../prose/node.ts';
import { fitsEditor } from '../../prose/fits.ts';
import { readProse } from '../../prose/read.ts';
import { paragraphs } from '../../prose/test-prose.ts';
import { Bench, insert, nodeType, remove, schema } from './test-bench.ts';

const first = 'The first operation helped for a year.';
const second = 'Then the leg pain came back, worse when sitting, and it wakes me at night.';
const quote = 'worse when sitting, and it wakes me';
const from = second.indexOf(quote);

function rig() {
	const bench = new Bench(first, second, 'That is why I am here.');
	const anchor = createPassage(bench.doc, 'story', {
		from: { block: 1, offset: from },
		to: { block: 1, offset: from + quote.length }
	});
	if (!anchor) throw new Error('no anchor');
	const now = () => bench.read(resolvePassage(anchor, bench.doc));
	return { bench, anchor, now };
}

describe('a commented passage', () => {
	test('[PR10] is where it was', () => {
		const { anchor, now } = rig();
		expect(now()).toBe(`same: ${quote}`);
		expect(anchor).toMatchObject({
			quote,
			before: 'r.\nThen the leg pain came back, ',
			after: ' at night.\nThat is why I am here'
		});
	});

	test('[PR10] moves with what is typed before, after and in other paragraphs', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from: 0 }, insert('Since March: '));
		bench.edit({ block: 0, from: 4 }, insert('very '));
		bench.edit({ block: 1, from: bench.texts[1]?.length ?? 0 }, insert(' Every night.'));
		expect(now()).toBe(`same: ${quote}`);
	});

	test('[PR10] does not take in what is typed at its edges', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from }, insert('much '));
		bench.edit({ block: 1, from: from + 5 + quote.length }, insert(' up'));
		expect(now()).toBe(`same: ${quote}`);
	});

	test('[PR11] survives Enter before it', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from: from - 1 }, splitBlock);
		expect(now()).toMatch(new RegExp(`^(same|moved): ${quote}$`));
		expect(bench.texts).toHaveLength(4);
	});

	test('[PR11] survives Enter inside it, in both paragraphs', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from: from + 'worse when sitting,'.length }, splitBlock);
		expect(now()).toMatch(
			/^(same|moved): worse when sitting, \|\s?(and it wakes me| and it wakes me)$/
		);
	});

	test('[PR11] survives joining its paragraph with the one before', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from: 0 }, (state, dispatch) => joinBackward(state, dispatch));
		expect(bench.texts).toHaveLength(2);
		expect(now()).toMatch(new RegExp(`^(same|moved): ${quote}$`));
	});

	test('[PR11] survives becoming a heading', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from: 3 }, setBlockType(nodeType('heading'), { level: 2 }));
		expect(readProse(bench.doc).content[1]?.type).toBe('heading');
		expect(now()).toMatch(new RegExp(`^(same|moved): ${quote}$`));
	});

	test('[PR11] survives becoming a list, and Enter in that list', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from: 3 }, wrapInList(nodeType('bulletList')));
		expect(readProse(bench.doc).content[1]?.type).toBe('bulletList');
		expect(now()).toMatch(new RegExp(`^(same|moved): ${quote}$`));
		bench.edit({ block: 1, from: from - 1 }, splitListItem(nodeType('listItem')));
		expect(now()).toMatch(new RegExp(`^(same|moved): ${quote}$`));
	});

	test('[PR11] comes back with undo', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from: 0, to: second.length }, remove);
		expect(now()).toBe('detached');
		bench.undo.undo();
		expect(bench.texts[1]).toBe(second);
		expect(now()).toMatch(new RegExp(`^(same|moved): ${quote}$`));
	});

	test('[PR11] survives cut and paste to another place', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from: 0, to: second.length }, remove);
		const pasted = new Slice(Fragment.from(schema.text(second)), 0, 0);
		bench.edit({ block: 2, from: 0 }, (state, dispatch) => {
			dispatch?.(state.tr.replaceSelection(pasted));
			return true;
		});
		expect(now()).toBe(`moved: ${quote}`);
	});

	test('[PR11] survives a paste inside it', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from: from + 'worse when '.length }, insert('driving or '));
		expect(now()).toBe('edited: worse when driving or sitting, and it wakes me');
	});

	test('[PR11] [PR18] survives an accepted suggestion beside it, around it and in it', () => {
		const { bench, now } = rig();
		const last = 'That is why I am here.';
		bench.accept(paragraphs(first, `Since May: ${second} And in the morning.`, last));
		expect(now()).toBe(`same: ${quote}`);
		bench.accept(paragraphs('A new beginning.', `Since May: ${second}`));
		expect(now()).toBe(`same: ${quote}`);
		bench.accept(paragraphs('A new beginning.', second.replace('sitting', 'driving')));
		expect(now()).toBe(`edited: ${quote.replace('sitting', 'driving')}`);
	});

	test('[PR12] is detached once its words are gone, not put somewhere else', () => {
		const { bench, now } = rig();
		bench.edit({ block: 1, from, to: from + quote.length }, remove);
		expect(now()).toBe('detached');
		bench.edit({ block: 1, from }, insert('much better now, thank you'));
		expect(now()).toBe('detached');
	});

	test('[PR12] a short quote is not found where only the word is the same', () => {
		const bench = new Bench('My leg hurts.', 'The other leg is fine and strong.');
		const anchor = createPassage(bench.doc, 'story', {
			from: { block: 0, offset: 3 },
			to: { block: 0, offset: 6 }
		});
		if (!anchor) throw new Error('no anchor');
		bench.edit({ block: 0, from: 0, to: 'My leg hurts.'.length }, remove);
		expect(resolvePassage(anchor, bench.doc)).toEqual({ state: 'detached' });
	});

	test('[PR13] is found in prose without its document, by its words', () => {
		const { bench, anchor } = rig();
		const passage = resolvePassage(anchor, readProse(bench.doc));
		expect(bench.read(passage)).toBe(`moved: ${quote}`);
	});

	test('[PR10] white space alone makes no passage; white space at the ends is left out', () => {
		const bench = new Bench('  spaced  out  ', '');
		const select = (at: number, to: number) =>
			createPassage(bench.doc, 'story', {
				from: { block: 0, offset: at },
				to: { block: 0, offset: to }
			});
		expect(select(0, 2)).toBeNull();
		expect(select(0, 15)?.quote).toBe('spaced  out');
	});

	test('[PR10] may reach over several paragraphs', () => {
		const bench = new Bench(first, '', second);
		const anchor = createPassage(bench.doc, 'story', {
			from: { block: 0, offset: 4 },
			to: { block: 2, offset: 4 }
		});
		if (!anchor) throw new Error('no anchor');
		const resolved = resolvePassage(anchor, bench.doc);
		expect(bench.read(resolved)).toBe(`same: ${first.slice(4)} | Then`);
	});
});

describe('the schema', () => {
	test('[PR14] every edit above leaves a document that the editor can build', () => {
		const { bench } = rig();
		bench.edit({ block: 1, from: 3 }, wrapInList(nodeType('orderedList')));
		bench.edit({ block: 1, from: 5 }, splitListItem(nodeType('listItem')));
		bench.edit({ block: 0, from: 3 }, setBlockType(nodeType('heading'), { level: 3 }));
		expect(fitsEditor(bench.doc)).toBe(true);
		initProseMirrorDoc(bench.doc.getXmlFragment(FRAGMENT), schema).doc.check();
	});

	test.each(['doc', 'bulletList', 'orderedList', 'listItem', 'paragraph', 'heading'])(
		'[PR14] an empty %s is valid, so that two honest edits never make an invalid one',
		(name) => {
			expect(() => nodeType(name).create({ level: 2 }).check()).not.toThrow();
		}
	);

	test.each([
		['an unknown element', () => new Y.XmlElement('table')],
		['a loose list item', () => new Y.XmlElement('listItem')],
		['loose text', () => new Y.XmlText('loose')],
		[
			'a heading in a list item',
			() => {
				const [list, item] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')];
				item.insert(0, [new Y.XmlElement('heading')]);
				list.insert(0, [item]);
				return list;
			}
		],
		[
			'an unknown mark',
			() => {
				const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
				text.insert(0, 'words', { glow: {} });
				paragraph.insert(0, [text]);
				return paragraph;
			}
		]
	])('[PR14] %s does not fit', (_what, make) => {
		const { bench } = rig();
		bench.doc.getXmlFragment(FRAGMENT).insert(1, [make()]);
		expect(fitsEditor(bench.doc)).toBe(false);
	});
});
