import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Role } from '../../domain/actor.ts';
import type { TextPoint } from '../../prose/textblock.ts';
import type { Passage } from './passages.ts';
import { positionOf, spanOf, textblockStarts } from './text-place.ts';

/** Somebody else's caret and selection. */
export interface RemoteCaret {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	readonly anchor: TextPoint;
	readonly head: TextPoint;
}

export interface OverlayContent {
	readonly passages: readonly Passage[];
	readonly carets: readonly RemoteCaret[];
}

const overlayKey = new PluginKey<DecorationSet>('overlay');

/**
 * What is drawn over the text without being in it. While the person types it moves along; after a
 * change by somebody else it is worked out anew, from places that live in the shared document.
 */
export function overlay(read: () => OverlayContent): Plugin<DecorationSet> {
	return new Plugin<DecorationSet>({
		key: overlayKey,
		state: {
			init: (_config, state) => draw(state, read()),
			apply: (...[transaction, drawn, , state]) => {
				if (isToBeRedrawn(transaction)) return draw(state, read());
				return transaction.docChanged ? drawn.map(transaction.mapping, state.doc) : drawn;
			}
		},
		props: { decorations: (state) => overlayKey.getState(state) }
	});
}

/** A transaction that redraws and does nothing else. */
export function redraw(state: EditorState): Transaction {
	return state.tr.setMeta(overlayKey, true).setMeta('addToHistory', false);
}

/** The passage at a place in the drawn text. */
export function passageIdAt(target: EventTarget | null): string | null {
	if (!(target instanceof Element)) return null;
	return target.closest('[data-passage]')?.getAttribute('data-passage') ?? null;
}

function isToBeRedrawn(transaction: Transaction): boolean {
	if (transaction.getMeta(overlayKey) === true) return true;
	return transaction.docChanged && transaction.getMeta(ySyncPluginKey) !== undefined;
}

function draw(state: EditorState, { passages, carets }: OverlayContent): DecorationSet {
	const { doc } = state;
	const starts = textblockStarts(doc);
	const drawn: Decoration[] = [];
	for (const { id, ranges, isCurrent } of passages) {
		for (const range of ranges) {
			const span = spanOf(range, doc, starts);
			const attributes = {
				'data-passage': id,
				class: isCurrent ? 'passage current' : 'passage'
			};
			if (span) drawn.push(Decoration.inline(span.from, span.to, attributes));
		}
	}
	for (const caret of carets) {
		const head = positionOf(caret.head, doc, starts);
		const anchor = positionOf(caret.anchor, doc, starts);
		if (head === null || anchor === null) continue;
		const [from, to] = [Math.min(head, anchor), Math.max(head, anchor)];
		const selection = { class: `remote-selection ${caret.role}` };
		if (from < to) drawn.push(Decoration.inline(from, to, selection));
		const options = { side: 10, key: `${caret.id} ${caret.name}`, ignoreSelection: true };
		drawn.push(Decoration.widget(head, () => caretElement(caret), options));
	}
	return DecorationSet.create(doc, drawn);
}

/** For the eyes: who writes here is said in words beside the document. */
function caretElement({ name, role }: RemoteCaret): HTMLElement {
	const caret = document.createElement('span');
	caret.className = `remote-caret ${role}`;
	caret.setAttribute('aria-hidden', 'true');
	const flag = document.createElement('span');
	flag.className = 'flag';
	flag.textContent = name;
	caret.append(flag);
	return caret;
}
