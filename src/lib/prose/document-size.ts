/** What may change before a size that matters is worked out anew: some dozens of keystrokes. */
const driftBytes = 1_024;

/**
 * How large one document's encoded state is, without encoding it: what comes in is added up, and
 * only near a limit, and only after some change, is the true size asked for.
 */
export class DocumentSize {
	#known: number;
	#grown: number;
	/** Growth and deletions since the size was known. */
	#changed: number;

	/** @param grown what came on top of the known size; many small updates are larger apart */
	constructor(known: number, grown = 0) {
		this.#known = known;
		this.#grown = grown;
		this.#changed = grown;
	}

	/** @param deleted how many letters or parts it takes away */
	add(bytes: number, deleted = 0): void {
		this.#grown += bytes;
		this.#changed += bytes + deleted;
	}

	/** Whether it would be larger than this with so much more. */
	isOver(limit: number, more: number, measure: () => number): boolean {
		if (this.#known + this.#grown + more <= limit) return false;
		if (this.#changed >= driftBytes) {
			this.#known = measure();
			[this.#grown, this.#changed] = [0, 0];
		}
		return this.#known + more > limit;
	}
}
