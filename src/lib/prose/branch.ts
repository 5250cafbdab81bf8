import * as Y from 'yjs';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { ProseDoc } from './node.ts';
import { readProse } from './read.ts';

/**
 * A copy of a document that somebody writes in by themselves, begun at one moment of the plan. It is
 * outside the plan: nobody else sees it until it is sent as a suggestion.
 */
export class ProseBranch {
	readonly document: DocumentKey;
	/** The place in the plan's sequence at which it began. */
	readonly baseSeq: number;
	readonly base: ProseDoc;
	readonly doc = new Y.Doc();
	/** As a session has them: nobody else is here, and nothing is pointed at. */
	readonly ready = true;
	readonly cursors = [];

	constructor(from: { readonly document: DocumentKey; readonly doc: Y.Doc }, seq: number) {
		this.document = from.document;
		this.baseSeq = seq;
		this.base = readProse(from.doc);
		Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from.doc));
	}

	get json(): ProseDoc {
		return readProse(this.doc);
	}

	readonly setCursor = (): void => undefined;
	readonly anchorFor = (): null => null;
	readonly resolve = () => ({ state: 'detached' }) as const;
}
