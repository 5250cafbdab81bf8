import type { EditorState } from '@tiptap/pm/state';
import { ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { YEvent, AbstractType, Transaction } from 'yjs';

type Events = readonly YEvent<AbstractType<unknown>>[];

/**
 * y-tiptap 3.0.9 can stumble when it looks for the caret after somebody else's change. The editor
 * would go on showing the old text, and write it over the new one with the next key. Then the
 * document is shown anew; only the caret may have moved.
 */
export function keepInStep(state: EditorState): void {
	const sync: unknown = ySyncPluginKey.getState(state);
	if (!hasBinding(sync)) return;
	const { binding } = sync;
	const observe: unknown = binding._observeFunction;
	if (typeof observe !== 'function') return;
	binding.type.unobserveDeep(binding._observeFunction);
	binding._observeFunction = (events: Events, transaction: Transaction) => {
		try {
			observe(events, transaction);
		} catch {
			Object.assign(binding, { beforeTransactionSelection: null });
			binding._forceRerender();
		}
	};
	binding.type.observeDeep(binding._observeFunction);
}

function hasBinding(sync: unknown): sync is { binding: ProsemirrorBinding } {
	return (
		typeof sync === 'object' &&
		sync !== null &&
		'binding' in sync &&
		sync.binding instanceof ProsemirrorBinding
	);
}
