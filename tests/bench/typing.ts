import { performance } from 'node:perf_hooks';
import * as Y from 'yjs';

import { FRAGMENT } from '../../src/lib/prose/node.ts';
import type { Editor } from './peers/peer.ts';

const letters = 'the pain is worse in the morning and eases when I walk ';

/** When each key was pressed, by client id and clock: how an edit is known when it arrives. */
type PressedAt = Map<number, number[]>;

interface Window {
	readonly from: number;
	to: number;
}

export interface Measured {
	/** Milliseconds from the change in one document to the same change in another, each neighbour. */
	readonly latencies: readonly number[];
	/** Keys pressed while measuring. */
	readonly edits: number;
	/** Arrivals that are missing: each key should reach every neighbour. */
	readonly missing: number;
}

/** Three people at one document, each typing in a paragraph of their own. */
export class Table {
	readonly #editors: readonly Editor[];
	readonly #pressedAt: PressedAt = new Map();
	readonly #latencies: number[] = [];
	#window: Window | null = null;
	#edits = 0;

	constructor(editors: readonly Editor[]) {
		this.#editors = editors;
		for (const { doc } of editors) this.#watch(doc);
	}

	/** One pressed key each time the returned function is called; one function for each editor. */
	typists(): (() => void)[] {
		return this.#editors.map(({ doc }) => this.#typist(doc));
	}

	measureFrom(from: number): void {
		this.#latencies.length = 0;
		this.#edits = 0;
		this.#window = { from, to: Infinity };
	}

	/** Keys pressed from now on do not count; what is under way still may arrive. */
	measureUntil(to: number): void {
		if (this.#window) this.#window.to = to;
	}

	measured(): Measured {
		const expected = this.#edits * (this.#editors.length - 1);
		const missing = expected - this.#latencies.length;
		return { latencies: this.#latencies, edits: this.#edits, missing };
	}

	close(): void {
		for (const editor of this.#editors) editor.close();
	}

	#typist(doc: Y.Doc): () => void {
		const text = new Y.XmlText();
		const paragraph = new Y.XmlElement('paragraph');
		paragraph.insert(0, [text]);
		doc.getXmlFragment(FRAGMENT).push([paragraph]);
		const pressedAt: number[] = [];
		this.#pressedAt.set(doc.clientID, pressedAt);
		return () => {
			const clock = Y.getState(doc.store, doc.clientID);
			const letter = letters[clock % letters.length] ?? ' ';
			const now = performance.now();
			pressedAt[clock] = now;
			if (this.#counts(now)) this.#edits += 1;
			text.insert(text.length, letter);
		};
	}

	#watch(doc: Y.Doc): void {
		doc.on('afterTransaction', ({ local, beforeState, afterState }: Y.Transaction) => {
			if (local || !this.#window) return;
			const now = performance.now();
			for (const [client, after] of afterState) {
				const pressedAt = this.#pressedAt.get(client);
				for (let clock = beforeState.get(client) ?? 0; clock < after; clock += 1) {
					const pressed = pressedAt?.[clock];
					if (pressed !== undefined && this.#counts(pressed)) this.#latencies.push(now - pressed);
				}
			}
		});
	}

	#counts(pressed: number): boolean {
		return this.#window !== null && pressed >= this.#window.from && pressed < this.#window.to;
	}
}
