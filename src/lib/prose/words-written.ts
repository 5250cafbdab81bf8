import * as Y from 'yjs';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/**
 * The words that updates add, without the text around them: what a person can still be given when
 * the document itself may no longer be read. What they delete again is left out.
 */
export function wordsWritten(updates: readonly Uint8Array[]): string {
	if (updates.length === 0) return '';
	const { structs, ds } = Y.decodeUpdate(Y.mergeUpdates([...updates]));
	let words = '';
	let before: Struct | null = null;
	for (const struct of structs) {
		if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) words = newLine(words);
		const text = textOf(struct, ds);
		if (text === '') continue;
		words = follows(struct, before) ? words + text : newLine(words) + text;
		before = struct;
	}
	return words.trim();
}

function textOf(struct: Struct, ds: ReturnType<typeof Y.createDeleteSet>): string {
	if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return '';
	const { client, clock } = struct.id;
	const deleted = ds.clients.get(client) ?? [];
	const isDeleted = (at: number) =>
		deleted.some((range) => at >= range.clock && at < range.clock + range.len);
	return [...struct.content.str.split('')]
		.filter((_unit, index) => !isDeleted(clock + index))
		.join('');
}

/** Typed on where the last piece ended, or in one go with it. */
function follows(struct: Struct, before: Struct | null): boolean {
	if (!(struct instanceof Y.Item) || !before) return true;
	const { origin } = struct;
	return origin?.client === before.id.client && origin.clock >= before.id.clock;
}

function newLine(words: string): string {
	return words === '' || words.endsWith('\n') ? words : `${words}\n`;
}
