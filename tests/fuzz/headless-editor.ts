import { getSchema } from '@tiptap/core';
import { EditorState, type Command, type Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
	initProseMirrorDoc,
	redo,
	undo,
	ySyncPlugin,
	yUndoPlugin,
	yUndoPluginKey
} from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { proseExtensions } from '../../src/lib/components/prose/extensions.ts';
import { keepInStep } from '../../src/lib/components/prose/keep-in-step.ts';
import { giveTexts } from '../../src/lib/components/prose/one-text.ts';
import { placeUndone } from '../../src/lib/components/prose/undone-place.ts';
import { FRAGMENT } from '../../src/lib/prose/node.ts';

export const schema = getSchema(proseExtensions);

/** The application's own editor on a document, without its window: schema, plugins, binding, undo. */
export class HeadlessEditor {
	readonly #doc: Y.Doc;
	#parts: readonly { readonly update?: unknown; readonly destroy?: unknown }[] = [];
	#state: EditorState;

	constructor(doc: Y.Doc) {
		this.#doc = doc;
		const fragment = doc.getXmlFragment(FRAGMENT);
		const sync: Plugin = ySyncPlugin(fragment);
		const plugins = [sync, yUndoPlugin() as Plugin, ...ownPlugins()];
		this.#state = EditorState.create({ doc: initProseMirrorDoc(fragment, schema).doc, plugins });
		const getState = () => this.#state;
		const view = {
			get state() {
				return getState();
			},
			dispatch: (transaction: Transaction) => this.dispatch(transaction),
			hasFocus: () => false
		};
		this.#parts = this.#state.plugins.flatMap(({ spec }) =>
			spec.view ? [spec.view(view as unknown as EditorView)] : []
		);
		keepInStep(this.#state);
		// Not by the clock: a seed brings back the same session.
		this.#undoManager.captureTimeout = Number.MAX_SAFE_INTEGER;
		doc.on('afterTransaction', giveTexts);
		doc.on('afterTransaction', placeUndone);
	}

	get state(): EditorState {
		return this.#state;
	}

	dispatch(transaction: Transaction): void {
		const before = this.#state;
		this.#state = before.apply(transaction);
		for (const part of this.#parts) {
			if (typeof part.update === 'function') part.update(undefined, before);
		}
	}

	/** Whether the command had something to do. */
	run(command: Command): boolean {
		return command(this.#state, (transaction) => this.dispatch(transaction));
	}

	undo(): void {
		undo(this.#state);
	}

	redo(): void {
		redo(this.#state);
	}

	/** What follows is undone apart from what came before. */
	pause(): void {
		this.#undoManager.stopCapturing();
	}

	get #undoManager(): Y.UndoManager {
		const known = yUndoPluginKey.getState(this.#state) as { undoManager: Y.UndoManager };
		return known.undoManager;
	}

	destroy(): void {
		this.#doc.off('afterTransaction', giveTexts);
		this.#doc.off('afterTransaction', placeUndone);
		for (const part of this.#parts) {
			if (typeof part.destroy === 'function') part.destroy();
		}
	}
}

/** What our own extensions bring beside the schema. */
function ownPlugins(): Plugin[] {
	const extension = proseExtensions.find(({ name }) => name === 'neverEmpty');
	const { addProseMirrorPlugins } = (extension?.config ?? {}) as {
		addProseMirrorPlugins?: () => Plugin[];
	};
	if (!addProseMirrorPlugins) throw new Error('the editor has lost its paragraph to write in');
	return addProseMirrorPlugins();
}
