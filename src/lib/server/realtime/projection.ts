import * as Y from 'yjs';
import { IdRanges, toIdRanges } from '../../prose/id-ranges.ts';
import { PlacedRuns } from './placement.ts';
import type { GatedUpdate } from './prose-gate.ts';

/**
 * A document's outline with everything that is on its way to the disk, so that the next keystroke
 * is checked against all that came before it. Advanced with each update, never worked out anew.
 */
export class Projection {
	readonly clocks = new Map<number, number>();
	readonly placed = new PlacedRuns();
	#deleted = new IdRanges();

	constructor(doc: Y.Doc) {
		this.reset(doc);
	}

	get deleted(): IdRanges {
		return this.#deleted;
	}

	/** An update that passed the gate. */
	add({ advanced, deletes, buried, placed }: GatedUpdate): void {
		for (const [client, clock] of advanced) this.clocks.set(client, clock);
		this.#deleted.addAll(deletes);
		this.#deleted.addAll(buried);
		this.placed.addAll(placed);
	}

	/** One that another node checked. */
	addStored(update: Uint8Array): void {
		const { structs, ds } = Y.decodeUpdate(update);
		for (const { id, length } of structs) {
			this.clocks.set(id.client, Math.max(id.clock + length, this.clocks.get(id.client) ?? 0));
		}
		this.#deleted.addAll(toIdRanges(ds.clients));
	}

	/** What the document has is found there. */
	prune(doc: Y.Doc): void {
		this.placed.forget((client, clock) => clock < Y.getState(doc.store, client));
	}

	/** Nothing is on its way any more. */
	reset(doc: Y.Doc): void {
		this.clocks.clear();
		for (const client of doc.store.clients.keys()) {
			this.clocks.set(client, Y.getState(doc.store, client));
		}
		this.#deleted = toIdRanges(Y.createDeleteSetFromStructStore(doc.store).clients);
		this.placed.clear();
	}
}
