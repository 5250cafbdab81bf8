import { joinBackward, setBlockType, splitBlock } from '@tiptap/pm/commands';
import { wrapInList } from '@tiptap/pm/schema-list';
import { TextSelection, type Command } from '@tiptap/pm/state';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { HeadlessEditor, schema } from '../../../../tests/fuzz/headless-editor.ts';
import { Authorship } from '../../prose/authorship.ts';
import { lettersIn } from '../../prose/letters.ts';
import { yBlockText, yTextblocks } from '../../prose/textblock.ts';
import { writeProse } from '../../prose/write.ts';
import { positionOf, textblockStarts } from './text-place.ts';

/** Several people at one text; each change is stored with its author, as the server stores it. */
class Desk {
	readonly authorship = new Authorship<string>();
	readonly #docs = new Map<string, Y.Doc>();
	readonly #editors = new Map<string, HeadlessEditor>();

	constructor(author: string, ...paragraphs: string[]) {
		const doc = this.#join(author);
		writeProse(doc, {
			type: 'doc',
			content: paragraphs.map((text) => ({
				type: 'paragraph',
				content: [{ type: 'text', text, marks: [] }]
			}))
		});
	}

	/** One change of somebody at a place, as their editor binds it. */
	edit(author: string, at: { block: number; from: number; to?: number }, command: Command): void {
		const doc = this.#join(author);
		const editor = this.#editors.get(author) ?? new HeadlessEditor(doc);
		this.#editors.set(author, editor);
		const root = editor.state.doc;
		const place = (offset: number) =>
			positionOf({ block: at.block, offset }, root, textblockStarts(root)) ?? 0;
		const selection = TextSelection.create(root, place(at.from), place(at.to ?? at.from));
		editor.dispatch(editor.state.tr.setSelection(selection));
		expect(editor.run(command), 'the command did nothing').toBe(true);
	}

	/** Everything, written out by author: "Ann: words". */
	get told(): readonly string[] {
		const [doc] = this.#docs.values();
		if (!doc) return [];
		return yTextblocks(doc).map((block, index) => {
			const range = { block: index, from: 0, to: yBlockText(block).length };
			const runs: [string, string][] = [];
			for (const { client, clock, text } of lettersIn(doc, [range])) {
				for (const [at, letter] of text.split('').entries()) {
					const author = this.authorship.of(client, clock + at) ?? 'nobody';
					const last = runs.at(-1);
					if (last?.[0] === author) last[1] += letter;
					else runs.push([author, letter]);
				}
			}
			return runs.map(([author, text]) => `${author}: ${text}`).join(' | ');
		});
	}

	#join(author: string): Y.Doc {
		const known = this.#docs.get(author);
		if (known) return known;
		const doc = new Y.Doc();
		const [other] = this.#docs.values();
		if (other) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote');
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === 'remote') return;
			this.authorship.add(update, author);
			for (const one of this.#docs.values()) {
				if (one !== doc) Y.applyUpdate(one, update, 'remote');
			}
		});
		this.#docs.set(author, doc);
		return doc;
	}
}

const insert =
	(text: string): Command =>
	(state, dispatch) => {
		dispatch?.(state.tr.insertText(text));
		return true;
	};

function nodeType(name: string) {
	const type = schema.nodes[name];
	if (!type) throw new Error(`no ${name}`);
	return type;
}

const first = 'The first operation helped for a year.';
const second = 'Then the leg pain came back, worse when sitting.';
const desk = () => new Desk('Ann', first, second);

test('[TL10] what somebody types in another’s sentence is theirs, the rest is not', () => {
	const one = desk();
	one.edit('Ben', { block: 1, from: 9 }, insert('bad '));
	expect(one.told).toEqual([
		`Ann: ${first}`,
		'Ann: Then the  | Ben: bad  | Ann: leg pain came back, worse when sitting.'
	]);
});

test('[TL10] Enter in another’s paragraph leaves both halves theirs', () => {
	const one = desk();
	one.edit('Ben', { block: 1, from: 28 }, splitBlock);
	expect(one.told).toEqual([
		`Ann: ${first}`,
		'Ann: Then the leg pain came back,',
		'Ann:  worse when sitting.'
	]);
	one.edit('Ben', { block: 2, from: 0 }, insert('Now'));
	expect(one.told[2]).toBe('Ben: Now | Ann:  worse when sitting.');
});

test('[TL10] Enter in words of several people leaves each their own', () => {
	const one = desk();
	one.edit('Ben', { block: 1, from: 27 }, insert(' in June'));
	one.edit('Cem', { block: 1, from: 9 }, splitBlock);
	expect(one.told.slice(1)).toEqual([
		'Ann: Then the ',
		'Ann: leg pain came back | Ben:  in June | Ann: , worse when sitting.'
	]);
});

test('[TL10] joining two paragraphs keeps the writer of the second', () => {
	const one = desk();
	one.edit('Ben', { block: 1, from: 0 }, joinBackward);
	expect(one.told).toEqual([`Ann: ${first}${second}`]);
});

test('[TL10] a heading and a list item are still their writer’s', () => {
	const heading = desk();
	heading.edit('Ben', { block: 0, from: 3 }, setBlockType(nodeType('heading'), { level: 2 }));
	expect(heading.told[0]).toBe(`Ann: ${first}`);
	const list = desk();
	list.edit('Ben', { block: 1, from: 3 }, wrapInList(nodeType('bulletList')));
	expect(list.told[1]).toBe(`Ann: ${second}`);
});

test('[TL10] what replaces a selection is whose fingers typed it, even its first letter', () => {
	const one = desk();
	one.edit('Ben', { block: 1, from: 5, to: 17 }, insert('e'));
	expect(one.told[1]).toMatch(/^Ann: Then {2}\| Ben: e \| Ann: /);
});

test('[TL10] many splits and joins later every letter is still Ann’s', () => {
	const one = desk();
	for (let round = 0; round < 20; round += 1) {
		const author = ['Ben', 'Cem', 'Dee'][round % 3] ?? 'Ben';
		one.edit(author, { block: 1, from: 5 + round }, splitBlock);
		one.edit(author, { block: 2, from: 0 }, joinBackward);
	}
	expect(one.told).toEqual([`Ann: ${first}`, `Ann: ${second}`]);
});
