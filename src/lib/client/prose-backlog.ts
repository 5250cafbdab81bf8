import * as Y from 'yjs';
import type { OpId } from '../domain/ids.ts';
import { pieceLimits, splitUpdate } from './split-update.ts';

export interface Push {
	readonly opId: OpId;
	readonly update: Uint8Array;
	/** Its author was asked, and means to remove most of the text. */
	readonly removesMost?: true;
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
	#underWay: Push | null = null;

	constructor(newOpId: () => OpId) {
		this.#newOpId = newOpId;
	}

	get isEmpty(): boolean {
		return this.#underWay === null && this.#waiting.length === 0;
	}

	/** All of it, oldest first. */
	get updates(): readonly Uint8Array[] {
		return this.#underWay ? [this.#underWay.update, ...this.#waiting] : this.#waiting;
	}

	add(update: Uint8Array): void {
		this.#waiting.push(...splitUpdate(update));
	}

	/** The push to send: again the one under way, with its op id, or the next. */
	next(): Push | null {
		if (this.#underWay === null && this.#waiting.length > 0) {
			this.#underWay = { opId: this.#newOpId(), update: this.#mergeWaiting() };
		}
		return this.#underWay;
	}

	/** The push under way goes again as it is: its author means it. */
	confirm(): void {
		if (this.#underWay) this.#underWay = { ...this.#underWay, removesMost: true };
	}

	/** The push under way was not stored: it goes together with what was written since. */
	takeBack(): void {
		if (this.#underWay) this.#waiting.unshift(this.#underWay.update);
		this.#underWay = null;
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
		if (this.#underWay?.opId !== opId) return false;
		this.#underWay = null;
		return true;
	}

	/** After falling out of step: what the server lacks, worked out anew. */
	replaceWith(update: Uint8Array): void {
		this.clear();
		this.add(update);
	}

	clear(): void {
		this.#underWay = null;
		this.#waiting = [];
	}

	#mergeWaiting(): Uint8Array {
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
