import * as Y from 'yjs';

/**
 * Gives what an undo or redo has just brought back the neighbours that it really has. Yjs names the
 * ones that it had before; others may have written in between since, and where such a piece stands
 * then depends on the order in which a page has heard of things: two pages with the same updates
 * could read differently, and the disk differently from both. Nobody has seen the piece yet, so its
 * neighbours can still be put right. Call it after each transaction, before its update is sent.
 */
export function placeUndone(transaction: Y.Transaction): void {
	const { local, origin, doc, beforeState } = transaction;
	if (!local || !(origin instanceof Y.UndoManager)) return;
	const since = beforeState.get(doc.clientID) ?? 0;
	const own = doc.store.clients.get(doc.clientID) ?? [];
	for (const struct of own) {
		if (struct instanceof Y.Item && struct.id.clock >= since) place(struct);
	}
}

function place(item: Y.Item): void {
	if (item.parentSub !== null) return;
	// What the same undo made later was not there yet.
	const isEarlier = ({ id }: Y.Item) => id.client !== item.id.client || id.clock < item.id.clock;
	item.origin = nearest(item, 'left', isEarlier)?.lastId ?? null;
	item.rightOrigin = nearest(item, 'right', isEarlier)?.id ?? null;
}

function nearest(
	item: Y.Item,
	side: 'left' | 'right',
	isEarlier: (item: Y.Item) => boolean
): Y.Item | null {
	let found = item[side];
	while (found !== null && !isEarlier(found)) found = found[side];
	return found;
}
