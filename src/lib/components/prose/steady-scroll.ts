import { Plugin, PluginKey } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

const steadyKey = new PluginKey<boolean>('steady-scroll');

/** What others write never scrolls the page; the person's own undo still does. */
export function steadyScroll(): Plugin<boolean> {
	return new Plugin<boolean>({
		key: steadyKey,
		state: {
			init: () => false,
			apply: (transaction) => {
				const sync: unknown = transaction.getMeta(ySyncPluginKey);
				if (typeof sync !== 'object' || sync === null) return false;
				const isFromOutside = 'isChangeOrigin' in sync && sync.isChangeOrigin === true;
				const isUndo = 'isUndoRedoOperation' in sync && sync.isUndoRedoOperation === true;
				return isFromOutside && !isUndo;
			}
		},
		props: { handleScrollToSelection: ({ state }) => steadyKey.getState(state) === true }
	});
}
