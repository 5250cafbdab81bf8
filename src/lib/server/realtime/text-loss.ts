import * as Y from 'yjs';
import type { IdRanges } from '../../prose/id-ranges.ts';
import type { GatedUpdate } from './prose-gate.ts';

/** Below this a document is soon written again. */
const leastLength = 500;

export interface TextLoss {
	/** Characters that go and do not come back in the same update. */
	readonly lost: number;
	/** Characters of the whole document. */
	readonly of: number;
}

/** Whether an update may take most of a text away: cheap, and never wrong in saying no. */
export function mayRemoveMost({ deletes }: GatedUpdate): boolean {
	return deletes.length > leastLength / 2;
}

/** What an update takes away net, when that is more than half of a long text. */
export function findLoss(doc: Y.Doc, { deletes, texts }: GatedUpdate): TextLoss | null {
	const lost = textIn(doc, deletes) - textKept(texts, deletes);
	if (lost <= leastLength / 2) return null;
	const of = textLength(doc);
	return of > leastLength && lost * 2 > of ? { lost, of } : null;
}

/** Characters of what stands in the document that these deletions take away. */
function textIn(doc: Y.Doc, deletes: IdRanges): number {
	let sum = 0;
	for (const [client, ranges] of deletes.clients) {
		const structs = doc.store.clients.get(client);
		const end = Y.getState(doc.store, client);
		for (const { from, to } of ranges) {
			if (!structs || from >= end) continue;
			for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
				const struct = structs[index];
				if (!struct || struct.id.clock >= to) break;
				if (!isText(struct)) continue;
				const { clock } = struct.id;
				sum += Math.min(to, clock + struct.length) - Math.max(from, clock);
			}
		}
	}
	return sum;
}

/** New characters that the update does not delete again. */
function textKept(texts: IdRanges, deletes: IdRanges): number {
	let sum = 0;
	for (const [client, ranges] of texts.clients) {
		for (const range of ranges) {
			for (const { from, to } of deletes.gaps(client, range)) sum += to - from;
		}
	}
	return sum;
}

function textLength(doc: Y.Doc): number {
	let sum = 0;
	for (const structs of doc.store.clients.values()) {
		for (const struct of structs) if (isText(struct)) sum += struct.length;
	}
	return sum;
}

function isText(struct: Y.Item | Y.GC): boolean {
	return struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentString;
}
