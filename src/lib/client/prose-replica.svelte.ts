import * as Y from 'yjs';
import { MAX_DOCUMENT_BYTES } from '../protocol/version.ts';
import { DocumentSize } from '../prose/document-size.ts';
import type { ProseDoc } from '../prose/node.ts';
import { readProse } from '../prose/read.ts';

const nearlyFullBytes = MAX_DOCUMENT_BYTES * 0.8;

/** This page's copy of one document, and what it says as data. */
export class ProseReplica {
	readonly #onOwn: (update: Uint8Array) => void;
	#doc = $state.raw(new Y.Doc());
	#json = $state.raw<ProseDoc>({ type: 'doc', content: [] });
	#isReady = $state(false);
	#isNearlyFull = $state(false);
	#size = new DocumentSize(0);
	#isReading = false;

	/** `onOwn` hears what is written here, not what came from the server. */
	constructor(initial: ProseDoc, onOwn: (update: Uint8Array) => void) {
		this.#json = initial;
		this.#onOwn = onOwn;
		this.#doc.on('update', this.#onUpdate);
	}

	get doc(): Y.Doc {
		return this.#doc;
	}

	get json(): ProseDoc {
		return this.#json;
	}

	/** To look into, loaded or not. What it says is read in any case: who looks, looks again then. */
	get content(): Y.Doc | ProseDoc {
		const json = this.#json;
		return this.#isReady ? this.#doc : json;
	}

	/** It is what the server has. */
	get isReady(): boolean {
		return this.#isReady;
	}

	/** Four fifths of the largest size that a document may have. */
	get isNearlyFull(): boolean {
		return this.#isNearlyFull;
	}

	/** Takes in what the server says. */
	apply(update: Uint8Array): void {
		Y.applyUpdate(this.#doc, update, this);
	}

	loaded(): void {
		this.#isReady = true;
		this.#readSoon();
	}

	/** Begins again with nothing; it says what it said until it is loaded. */
	renew(): void {
		this.destroy();
		this.#doc = new Y.Doc();
		this.#doc.on('update', this.#onUpdate);
		this.#isReady = false;
		this.#size = new DocumentSize(0);
	}

	destroy(): void {
		this.#doc.off('update', this.#onUpdate);
		this.#doc.destroy();
	}

	readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
		this.#size.add(update.length);
		this.#readSoon();
		if (origin !== this) this.#onOwn(update);
	};

	/** Once for all updates of one task. */
	#readSoon(): void {
		if (this.#isReading) return;
		this.#isReading = true;
		queueMicrotask(() => {
			this.#isReading = false;
			if (!this.#isReady) return;
			const doc = this.#doc;
			this.#json = readProse(doc);
			const measure = () => Y.encodeStateAsUpdate(doc).length;
			this.#isNearlyFull = this.#size.isOver(nearlyFullBytes, 0, measure);
		});
	}
}
