import * as Y from 'yjs';
import { isElementName, type ElementPlace } from '../../prose/allow.ts';

/** What items stand in: the document, an element, or a text. */
export type Container = ElementPlace | 'text';

/** Where an item stands: which container, and whether as one of its attributes. */
export interface Place {
	readonly in: Container;
	/** The item that holds the container; -1 for the document itself. */
	readonly client: number;
	readonly clock: number;
	readonly attribute: string | null;
}

/** What stands under an id. `gone`: deleted together with what held it. */
export interface Placed {
	readonly place: Place | 'gone';
	/** What it holds itself. */
	readonly holds: Exclude<Container, 'doc'> | 'gone' | null;
}

export const gone: Placed = { place: 'gone', holds: 'gone' };

export function isSamePlace(one: Place, other: Place): boolean {
	return (
		one.client === other.client && one.clock === other.clock && one.attribute === other.attribute
	);
}

/** What stands under an id in a document; undefined when the document has no such id. */
export function findPlaced(doc: Y.Doc, client: number, clock: number): Placed | undefined {
	const structs = doc.store.clients.get(client);
	if (!structs || clock >= Y.getState(doc.store, client)) return undefined;
	const struct = structs[Y.findIndexSS(structs, clock)];
	return struct instanceof Y.Item ? placedOf(struct) : gone;
}

function placedOf(item: Y.Item): Placed {
	const parent: unknown = item.parent;
	const within = parent instanceof Y.AbstractType ? containerOf(parent) : null;
	const holder = parent instanceof Y.AbstractType ? parent._item : null;
	const place =
		within === null
			? 'gone'
			: {
					in: within,
					client: holder?.id.client ?? -1,
					clock: holder?.id.clock ?? 0,
					attribute: item.parentSub
				};
	return { place, holds: heldBy(item.content) };
}

/** @param content of an item, in a document or only decoded */
export function heldBy(content: Y.Item['content']): Placed['holds'] {
	if (content instanceof Y.ContentDeleted) return 'gone';
	if (!(content instanceof Y.ContentType)) return null;
	const type: unknown = content.type;
	if (type instanceof Y.XmlText) return 'text';
	return type instanceof Y.XmlElement && isElementName(type.nodeName) ? type.nodeName : 'gone';
}

function containerOf(type: object): Container | null {
	if (type instanceof Y.XmlText) return 'text';
	if (type instanceof Y.XmlElement) return isElementName(type.nodeName) ? type.nodeName : null;
	return 'doc';
}

interface Run extends Placed {
	readonly from: number;
	to: number;
}

/** Where items stand that are not in the document yet: in this update, or on their way. */
export class PlacedRuns {
	readonly #byClient = new Map<number, Run[]>();

	find(client: number, clock: number): Placed | undefined {
		const runs = this.#byClient.get(client);
		if (!runs) return undefined;
		let [low, high] = [0, runs.length - 1];
		while (low < high) {
			const middle = (low + high + 1) >>> 1;
			if ((runs[middle]?.from ?? 0) <= clock) low = middle;
			else high = middle - 1;
		}
		const run = runs[low];
		return run && run.from <= clock && clock < run.to ? run : undefined;
	}

	/** Each client's runs are added in the order of their clocks. */
	add(client: number, { from, to }: { from: number; to: number }, { place, holds }: Placed): void {
		const runs = this.#byClient.get(client);
		const last = runs?.at(-1);
		if (last && last.to === from && last.place === place && last.holds === holds) last.to = to;
		else if (runs) runs.push({ from, to, place, holds });
		else this.#byClient.set(client, [{ from, to, place, holds }]);
	}

	addAll(other: PlacedRuns): void {
		for (const [client, runs] of other.#byClient) {
			for (const run of runs) this.add(client, run, run);
		}
	}

	/** Lets go of what the document has. */
	forget(hasAlready: (client: number, clock: number) => boolean): void {
		for (const [client, runs] of this.#byClient) {
			const waiting = runs.filter(({ to }) => !hasAlready(client, to - 1));
			if (waiting.length > 0) this.#byClient.set(client, waiting);
			else this.#byClient.delete(client);
		}
	}

	clear(): void {
		this.#byClient.clear();
	}
}
