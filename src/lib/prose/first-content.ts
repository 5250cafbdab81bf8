import * as Y from 'yjs';
import type { ProseDoc } from './node.ts';
import { writeProse } from './write.ts';

const oneEmptyParagraph: ProseDoc = {
	type: 'doc',
	content: [{ type: 'paragraph', content: [] }]
};

/**
 * The first update of a document, written once by the server when a plan starts. Every client
 * loads it before it can write, so no two of them ever both begin an empty page.
 */
export function firstContent(clientId: number, prose: ProseDoc = oneEmptyParagraph): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	writeProse(doc, prose);
	const update = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return update;
}
