import * as Y from 'yjs';
import type { OpId } from '../domain/ids.ts';
import { pieceLimits, splitUpdate } from './split-update.ts';

export interface Push {
	readonly opId: OpId;
	readonly update: Uint8Array;
	/** Its author was asked, and means to remove most of the text. */
	readonly removesMost?: true;
}

/** What may be written again and sent later, as it stands. */
export interface Backlog {
	/** Given out already, in this order, under these op ids. */
	readonly pushes: readonly Push[];
	readonly waiting: readonly Uint8Array[];
}

/** Merging is quadratic in the number of updates; this many take a few milliseconds. */
const maxMerged = 400;

/**
 * What this person wrote in one document and the server has not acknowledged: at most one push
 * under way, the rest waiting and merged when its turn comes.
 */
export class ProseBacklog {
	readonly #newOpId: () => OpId;
	#waiting: Uint8Array[] = [];
	/** The first is the one under way; more only when they were kept from before. */
	#pushes: Push[] = [];
	/** How many of `waiting` are as long as they may become. */
	#merged = 0;
	#version = 0;

	constructor(newOpId: () => OpId) {
		this.#newOpId = newOpId;
	}

	get isEmpty(): boolean {
		return this.#pushes.length === 0 && this.#waiting.length === 0;
	}

	/** Another one whenever something has been added or taken out. */
	get version(): number {
		return this.#version;
	}

	/** All of it, oldest first. */
	get updates(): readonly Uint8Array[] {
		return [...this.#pushes.map(({ update }) => update), ...this.#waiting];
	}

	/** As it may be written down. */
	get content(): Backlog {
		return { pushes: [...this.#pushes], waiting: [...this.#waiting] };
	}

	add(update: Uint8Array): void {
		this.#version += 1;
		this.#waiting.push(...splitUpdate(update));
		if (this.#waiting.length - this.#merged >= maxMerged) this.#mergeLongWait();
	}

	/** From an earlier page: goes before everything else, under the op ids it was given there. */
	restore({ pushes, waiting }: Backlog): void {
		this.#version += 1;
		this.#pushes.push(...pushes);
		this.#waiting.unshift(...waiting);
		this.#merged = 0;
	}

	/** The push to send: again the one under way, with its op id, or the next. */
	next(): Push | null {
		if (this.#pushes.length === 0 && this.#waiting.length > 0) {
			this.#version += 1;
			this.#pushes.push({ opId: this.#newOpId(), update: this.#takeMerged() });
			this.#merged = Math.min(this.#merged, this.#waiting.length);
		}
		return this.#pushes[0] ?? null;
	}

	/** The push under way goes again as it is: its author means it. */
	confirm(): void {
		const [underWay, ...rest] = this.#pushes;
		if (underWay) this.#pushes = [{ ...underWay, removesMost: true }, ...rest];
		this.#version += 1;
	}

	/** The push under way was not stored: it goes together with what was written since. */
	takeBack(): void {
		this.#waiting.unshift(...this.#pushes.map(({ update }) => update));
		[this.#pushes, this.#merged] = [[], 0];
		this.#version += 1;
	}

	/** Whether anything was written, and not only deleted. */
	get hasWords(): boolean {
		return this.updates.some((update) =>
			Y.decodeUpdate(update).structs.some(
				(struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentString
			)
		);
	}

	/** Whether the op id was ours. */
	acknowledge(opId: OpId): boolean {
		const left = this.#pushes.filter((push) => push.opId !== opId);
		if (left.length === this.#pushes.length) return false;
		this.#version += 1;
		this.#pushes = left;
		return true;
	}

	/** After falling out of step: what the server lacks, worked out anew. */
	replaceWith(update: Uint8Array): void {
		this.clear();
		this.add(update);
	}

	clear(): void {
		this.#version += 1;
		[this.#pushes, this.#waiting, this.#merged] = [[], [], 0];
	}

	/** A long time without a network: thousands of keystrokes become a few pieces. */
	#mergeLongWait(): void {
		const whole = this.#waiting.splice(0, Math.max(0, this.#merged - 1));
		const pieces: Uint8Array[] = [];
		while (this.#waiting.length > 0) pieces.push(this.#takeMerged());
		this.#waiting = [...whole, ...pieces];
		this.#merged = this.#waiting.length;
	}

	#takeMerged(): Uint8Array {
		let [count, bytes] = [0, 0];
		for (const update of this.#waiting.slice(0, maxMerged)) {
			if (count > 0 && bytes + update.byteLength > pieceLimits.bytes) break;
			[count, bytes] = [count + 1, bytes + update.byteLength];
		}
		const taken = this.#waiting.splice(0, count);
		const [only] = taken;
		if (taken.length === 1 && only) return only;
		const [first, ...rest] = splitUpdate(Y.mergeUpdates(taken));
		this.#waiting.unshift(...rest);
		return first ?? new Uint8Array();
	}
}
