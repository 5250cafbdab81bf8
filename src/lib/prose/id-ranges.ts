/** A stretch of clocks of one client, `to` not included. */
export interface ClockRange {
	readonly from: number;
	readonly to: number;
}

/** Stretches of Yjs ids: what of a document has been deleted. Sorted, apart, none empty. */
export class IdRanges {
	readonly #byClient = new Map<number, ClockRange[]>();

	get isEmpty(): boolean {
		return this.#byClient.size === 0;
	}

	get clients(): ReadonlyMap<number, readonly ClockRange[]> {
		return this.#byClient;
	}

	add(client: number, { from, to }: ClockRange): void {
		if (to <= from) return;
		const ranges = this.#byClient.get(client);
		if (!ranges) {
			this.#byClient.set(client, [{ from, to }]);
			return;
		}
		const first = firstEndingAt(ranges, from);
		let after = first;
		let [start, end] = [from, to];
		for (let range = ranges[after]; range && range.from <= to; range = ranges[after]) {
			start = Math.min(start, range.from);
			end = Math.max(end, range.to);
			after += 1;
		}
		ranges.splice(first, after - first, { from: start, to: end });
	}

	addAll(other: IdRanges): void {
		for (const [client, ranges] of other.clients) {
			for (const range of ranges) this.add(client, range);
		}
	}

	/** The parts of a stretch that are not in here. */
	gaps(client: number, { from, to }: ClockRange): readonly ClockRange[] {
		const ranges = this.#byClient.get(client) ?? [];
		const gaps: ClockRange[] = [];
		let at = from;
		for (let index = firstEndingAt(ranges, from); at < to; index += 1) {
			const range = ranges[index];
			if (!range || range.from >= to) break;
			if (range.from > at) gaps.push({ from: at, to: range.from });
			at = Math.max(at, range.to);
		}
		if (at < to) gaps.push({ from: at, to });
		return gaps;
	}

	/** How many clocks it covers. */
	get length(): number {
		let sum = 0;
		for (const ranges of this.#byClient.values()) {
			for (const { from, to } of ranges) sum += to - from;
		}
		return sum;
	}
}

type DeleteSetClients = ReadonlyMap<
	number,
	readonly { readonly clock: number; readonly len: number }[]
>;

/** From a Yjs delete set. */
export function toIdRanges(clients: DeleteSetClients): IdRanges {
	const ranges = new IdRanges();
	for (const [client, items] of clients) {
		for (const { clock, len } of items) ranges.add(client, { from: clock, to: clock + len });
	}
	return ranges;
}

/** The index of the first range that reaches `clock` or lies behind it. */
function firstEndingAt(ranges: readonly ClockRange[], clock: number): number {
	let [low, high] = [0, ranges.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((ranges[middle]?.to ?? 0) < clock) low = middle + 1;
		else high = middle;
	}
	return low;
}
