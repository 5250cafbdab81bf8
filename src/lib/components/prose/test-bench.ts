import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Command } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { ResolvedPassage } from '../../prose/anchor.ts';
import { makeEqual } from '../../prose/make-equal.ts';
import { FRAGMENT, type ProseDoc } from '../../prose/node.ts';
import { readProse } from '../../prose/read.ts';
import { blockTexts } from '../../prose/textblock.ts';
import { writeProse } from '../../prose/write.ts';
import { proseExtensions } from './extensions.ts';
import { positionOf, textblockStarts } from './text-place.ts';

export const schema = getSchema(proseExtensions);
const origin = 'the editor';

/** The editor's own schema, commands and binding, without its window. */
export class Bench {
	readonly doc = new Y.Doc();
	readonly undo: Y.UndoManager;

	constructor(...paragraphs: string[]) {
		writeProse(this.doc, {
			type: 'doc',
			content: paragraphs.map((text) => ({
				type: 'paragraph',
				content: text === '' ? [] : [{ type: 'text', text, marks: [] }]
			}))
		});
		this.undo = new Y.UndoManager(this.doc.getXmlFragment(FRAGMENT), {
			trackedOrigins: new Set([origin]),
			captureTimeout: 0
		});
	}

	get texts(): readonly string[] {
		return blockTexts(readProse(this.doc));
	}

	/** One edit at a place in a textblock, up to another if given, bound as y-tiptap binds it. */
	edit(at: { block: number; from: number; to?: number }, command: Command): void {
		const fragment = this.doc.getXmlFragment(FRAGMENT);
		const { doc, meta } = initProseMirrorDoc(fragment, schema);
		const starts = textblockStarts(doc);
		const place = (offset: number) => {
			const position = positionOf({ block: at.block, offset }, doc, starts);
			if (position === null) throw new Error('no such place');
			return position;
		};
		const selection = TextSelection.create(doc, place(at.from), place(at.to ?? at.from));
		const state = EditorState.create({ doc, selection });
		let after: Node | null = null;
		const isDone = command(state, (transaction) => (after = transaction.doc));
		if (!isDone || after === null) throw new Error('the command did nothing');
		const edited: Node = after;
		edited.check();
		this.doc.transact(() => updateYFragment(this.doc, fragment, edited, meta), origin);
	}

	/** The server makes the document say this, and this page takes it in. */
	accept(prose: ProseDoc): void {
		const server = new Y.Doc();
		Y.applyUpdate(server, Y.encodeStateAsUpdate(this.doc));
		makeEqual(server, prose);
		Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(this.doc)));
		server.destroy();
	}

	read(passage: ResolvedPassage): string {
		if (passage.state === 'detached') return 'detached';
		const words = passage.ranges.map(({ block, from, to }) => this.texts[block]?.slice(from, to));
		return `${passage.how}: ${words.join(' | ')}`;
	}
}

export const insert =
	(text: string): Command =>
	(state, dispatch) => {
		dispatch?.(state.tr.insertText(text));
		return true;
	};

export const remove: Command = (state, dispatch) => {
	dispatch?.(state.tr.deleteSelection());
	return true;
};

export function nodeType(name: string) {
	const type = schema.nodes[name];
	if (!type) throw new Error(`no ${name}`);
	return type;
}
