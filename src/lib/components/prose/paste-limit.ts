import type { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

/** As much as one update to the server may hold, with some room for what Yjs adds. */
export const maxPasteBytes = 50 * 1024;

/** Markup of word processors weighs many times its text. */
const maxMarkupLength = 2_000_000;

/** What Yjs stores for an element or a mark beside its text. */
const bytesPerNode = 24;

/** Refuses what is too long to be stored in one go, before it is parsed; the clipboard keeps it. */
export function pasteLimit(onRefused: () => void): Plugin {
	const refuse = () => {
		onRefused();
		return true;
	};
	const isTooLong = (data: DataTransfer | null) =>
		data !== null &&
		(byteLength(data.getData('text/plain')) > maxPasteBytes ||
			data.getData('text/html').length > maxMarkupLength);
	return new Plugin({
		props: {
			handleDOMEvents: {
				paste: (_view, event) => {
					if (!isTooLong(event.clipboardData)) return false;
					event.preventDefault();
					return refuse();
				},
				drop: (_view, event) => {
					if (!isTooLong(event.dataTransfer)) return false;
					event.preventDefault();
					return refuse();
				}
			},
			handlePaste: (_view, _event, slice) => weigh(slice) > maxPasteBytes && refuse(),
			handleDrop: (_view, _event, slice) => weigh(slice) > maxPasteBytes && refuse()
		}
	});
}

/** About what the slice will weigh as an update. */
export function weigh({ content }: Slice): number {
	let weight = 0;
	content.descendants((node) => {
		weight += bytesPerNode * (1 + node.marks.length);
		if (node.text) weight += byteLength(node.text);
	});
	return weight;
}

function byteLength(text: string): number {
	return new TextEncoder().encode(text).byteLength;
}
