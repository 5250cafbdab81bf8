import { Editor, Extension, type ChainedCommands } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { untrack } from 'svelte';
import type { Transaction } from 'yjs';
import { FRAGMENT } from '../../prose/node.ts';
import { fitsEditor } from '../../prose/fits.ts';
import { encodePoint, resolvePoint } from '../../prose/position.ts';
import type { TextPoint } from '../../prose/textblock.ts';
import type { Editing } from './editing.ts';
import { proseExtensions } from './extensions.ts';
import { keepInStep } from './keep-in-step.ts';
import { giveTexts } from './one-text.ts';
import { placeUndone } from './undone-place.ts';
import { overlay, redraw, type RemoteCaret } from './overlay.ts';
import type { Passage } from './passages.ts';
import { pasteLimit } from './paste-limit.ts';
import { steadyScroll } from './steady-scroll.ts';
import { pointAt, textblockStarts } from './text-place.ts';

export interface WritingOptions {
	readonly session: Editing;
	readonly label: string;
	readonly passages: () => readonly Passage[];
}

/** The bars at the top and the foot of the page lie over the text: the caret stays clear of them. */
const clearOfBars = { top: 150, bottom: 100, left: 0, right: 0 };

export type Notice = 'paste-too-long' | 'unreadable';

/** One editor on one document, from its mounting to its end. */
export class Writing {
	readonly #options: WritingOptions;
	#editor: Editor | null = null;
	/** Rises with every transaction, so that what is asked of the editor is asked again. */
	#turn = $state(0);
	#turns = 0;
	#notice = $state<Notice | null>(null);

	constructor(options: WritingOptions) {
		this.#options = options;
	}

	get notice(): Notice | null {
		return this.#notice;
	}

	/**
	 * An attachment: writes into the element until it goes. What is read on the way is not followed,
	 * or the editor would be made anew under the hands that write, and lose what they press.
	 */
	readonly mount = (element: HTMLElement): (() => void) => untrack(() => this.#open(element));

	#open(element: HTMLElement): () => void {
		const { doc } = this.#options.session;
		if (!fitsEditor(doc)) {
			this.#notice = 'unreadable';
			return () => undefined;
		}
		const editor = this.#create(element);
		this.#editor = editor;
		keepInStep(editor.state);
		doc.on('beforeObserverCalls', this.#guard);
		doc.on('afterTransaction', giveTexts);
		doc.on('afterTransaction', placeUndone);
		// An empty document has no end that a caret could stand at.
		editor.commands.focus(editor.state.doc.textContent === '' ? 'start' : 'end');
		return () => {
			doc.off('beforeObserverCalls', this.#guard);
			doc.off('afterTransaction', giveTexts);
			doc.off('afterTransaction', placeUndone);
			this.#options.session.setCursor(null);
			this.#close();
		};
	}

	isActive(name: string, attributes?: Record<string, unknown>): boolean {
		return this.#turn >= 0 && (this.#editor?.isActive(name, attributes) ?? false);
	}

	canUndo(): boolean {
		return this.#turn >= 0 && (this.#editor?.can().undo() ?? false);
	}

	canRedo(): boolean {
		return this.#turn >= 0 && (this.#editor?.can().redo() ?? false);
	}

	hasSelection(): boolean {
		return this.#turn >= 0 && this.#editor?.state.selection.empty === false;
	}

	run(command: (chain: ChainedCommands) => ChainedCommands): void {
		if (this.#editor) command(this.#editor.chain().focus()).run();
	}

	/** The target of the link the caret is in. */
	linkHere(): string {
		const attributes: Record<string, unknown> = this.#editor?.getAttributes('link') ?? {};
		return typeof attributes['href'] === 'string' ? attributes['href'] : '';
	}

	/** What is selected, counted in textblocks. */
	selected(): { readonly from: TextPoint; readonly to: TextPoint } | null {
		if (!this.#editor) return null;
		const { selection, doc } = this.#editor.state;
		const starts = textblockStarts(doc);
		const from = pointAt(selection.$from, starts) ?? { block: 0, offset: 0 };
		const last = { block: starts.length - 1, offset: doc.content.size };
		return { from, to: pointAt(selection.$to, starts) ?? last };
	}

	/** Others moved, or conversations did. */
	redraw(): void {
		const view = this.#editor?.view;
		if (view && !this.#editor?.isDestroyed) view.dispatch(redraw(view.state));
	}

	dismiss(): void {
		if (this.#notice === 'paste-too-long') this.#notice = null;
	}

	#create(element: HTMLElement): Editor {
		const { session, label } = this.#options;
		return new Editor({
			element,
			injectCSS: false,
			enableContentCheck: true,
			extensions: [
				...proseExtensions,
				Collaboration.configure({ document: session.doc, field: FRAGMENT }),
				Extension.create({
					name: 'accord',
					addProseMirrorPlugins: () => [
						overlay(() => ({
							passages: this.#options.passages(),
							carets: this.#carets()
						})),
						steadyScroll(),
						pasteLimit(() => (this.#notice = 'paste-too-long'))
					]
				})
			],
			editorProps: {
				scrollThreshold: clearOfBars,
				scrollMargin: clearOfBars,
				attributes: {
					role: 'textbox',
					'aria-multiline': 'true',
					'aria-label': label,
					spellcheck: 'true'
				}
			},
			onContentError: () => this.#giveUp(),
			onTransaction: ({ transaction }) => {
				this.#turns += 1;
				// When the page takes the editor away the focus goes first, in the midst of drawing.
				untrack(() => (this.#turn = this.#turns));
				if (transaction.docChanged || transaction.selectionSet) this.#showCursor();
			},
			onFocus: () => this.#showCursor(),
			onBlur: () => session.setCursor(null)
		});
	}

	/**
	 * Before the editor hears of a change by somebody else: it would delete what it cannot build,
	 * for everybody. Then it must not hear of it.
	 */
	readonly #guard = (transaction: Transaction): void => {
		if (transaction.local || fitsEditor(this.#options.session.doc)) return;
		this.#giveUp();
	};

	#giveUp(): void {
		this.#notice = 'unreadable';
		const editor = this.#editor;
		if (!editor) return;
		const sync: unknown = ySyncPluginKey.getState(editor.state);
		if (hasBinding(sync)) sync.binding.destroy();
		this.#editor = null;
		queueMicrotask(() => editor.destroy());
	}

	#close(): void {
		this.#editor?.destroy();
		this.#editor = null;
	}

	#showCursor(): void {
		const editor = this.#editor;
		if (!editor?.isFocused) return;
		const { session } = this.#options;
		const starts = textblockStarts(editor.state.doc);
		const anchor = pointAt(editor.state.selection.$anchor, starts);
		const head = pointAt(editor.state.selection.$head, starts);
		const encoded = [anchor, head].map((point) =>
			point ? encodePoint(session.doc, point, 'before') : null
		);
		if (encoded[0] && encoded[1]) session.setCursor({ anchor: encoded[0], head: encoded[1] });
	}

	#carets(): readonly RemoteCaret[] {
		const { session } = this.#options;
		if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return [];
		return session.cursors.flatMap(({ person, ...place }) => {
			const anchor = resolvePoint(session.doc, place.anchor);
			const head = resolvePoint(session.doc, place.head);
			if (!anchor || !head) return [];
			return [{ id: person.connectionId, name: person.name, role: person.role, anchor, head }];
		});
	}
}

function hasBinding(sync: unknown): sync is { binding: { destroy: () => void } } {
	return typeof sync === 'object' && sync !== null && 'binding' in sync && sync.binding !== null;
}
