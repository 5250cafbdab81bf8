import * as Y from 'yjs';

/** A stretch of one client's letters, and the update that first wrote them. */
interface Run<Origin> {
	readonly clock: number;
	readonly text: string;
	readonly origin: Origin;
}

/** Letters that an update takes away, with where they came from. */
interface Gone<Origin> {
	text: string;
	readonly pieces: { length: number; readonly origin: Origin }[];
}

/** Fewer letters than this are alike by chance, unless a paragraph was made or joined. */
const leastMoved = 8;

/**
 * Where each letter of a document came from, learnt from its updates in their order. Enter, a join,
 * a list or a heading take words away and write them again under somebody else's client id: what an
 * update takes away and writes again keeps its origin.
 */
export class Authorship<Origin> {
	readonly #runs = new Map<number, Run<Origin>[]>();
	readonly #elements = new Set<string>();

	add(update: Uint8Array, origin: Origin): void {
		const { structs, ds } = Y.decodeUpdate(update);
		const written: { readonly id: Y.ID; readonly text: string }[] = [];
		let isShaping = this.#takesElements(ds);
		for (const struct of structs) {
			if (!(struct instanceof Y.Item)) continue;
			const { id, content } = struct;
			if (content instanceof Y.ContentString) written.push({ id, text: content.str });
			if (!(content instanceof Y.ContentType)) continue;
			this.#elements.add(keyOf(id.client, id.clock));
			isShaping = true;
		}
		const gone = ds.clients.size === 0 ? [] : this.#gone(ds);
		for (const { id, text } of written) this.#write(id, carry(text, gone, isShaping), origin);
	}

	/** Where a letter came from; undefined for what no update wrote. */
	of(client: number, clock: number): Origin | undefined {
		const runs = this.#runs.get(client) ?? [];
		const run = runs[indexAt(runs, clock)];
		return run && clock < run.clock + run.text.length ? run.origin : undefined;
	}

	#write(
		{ client, clock }: Y.ID,
		parts: readonly { readonly text: string; readonly origin: Origin | null }[],
		origin: Origin
	): void {
		const runs = this.#runs.get(client) ?? [];
		this.#runs.set(client, runs);
		let at = clock;
		for (const part of parts) {
			const run = { clock: at, text: part.text, origin: part.origin ?? origin };
			runs.splice(indexAt(runs, at) + 1, 0, run);
			at += part.text.length;
		}
	}

	#takesElements({ clients }: DeleteSet): boolean {
		for (const [client, ranges] of clients) {
			for (const { clock, len } of ranges) {
				for (let at = clock; at < clock + len; at += 1) {
					if (this.#elements.has(keyOf(client, at))) return true;
				}
			}
		}
		return false;
	}

	#gone({ clients }: DeleteSet): Gone<Origin>[] {
		const gone: Gone<Origin>[] = [];
		for (const [client, ranges] of clients) {
			const runs = this.#runs.get(client) ?? [];
			for (const { clock, len } of ranges) gone.push(...takenFrom(runs, clock, clock + len));
		}
		return gone;
	}
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];

function keyOf(client: number, clock: number): string {
	return `${client} ${clock}`;
}

/** The last run that begins at or before a clock; −1 for none. */
function indexAt(runs: readonly { readonly clock: number }[], clock: number): number {
	let [low, high] = [0, runs.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((runs[middle]?.clock ?? 0) <= clock) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** What stood between two clocks, letters that follow each other as one. */
function takenFrom<Origin>(runs: readonly Run<Origin>[], from: number, to: number): Gone<Origin>[] {
	const gone: Gone<Origin>[] = [];
	let end = -1;
	for (let at = Math.max(0, indexAt(runs, from)); at < runs.length; at += 1) {
		const run = runs[at];
		if (!run || run.clock >= to) break;
		const text = run.text.slice(Math.max(0, from - run.clock), to - run.clock);
		if (text === '') continue;
		const start = Math.max(from, run.clock);
		const piece = { length: text.length, origin: run.origin };
		const last = gone.at(-1);
		if (last && start === end) {
			last.text += text;
			last.pieces.push(piece);
		} else gone.push({ text, pieces: [piece] });
		end = start + text.length;
	}
	return gone;
}

/** New letters, cut where the origin of what was taken away goes on. */
function carry<Origin>(
	text: string,
	gone: Gone<Origin>[],
	isShaping: boolean
): { text: string; origin: Origin | null }[] {
	const parts: { text: string; origin: Origin | null }[] = [];
	const least = isShaping ? 1 : leastMoved;
	let at = 0;
	while (at < text.length) {
		const match = longest(text, at, gone);
		if (match && match.length >= least) {
			for (const piece of take(match)) {
				parts.push({ text: text.slice(at, at + piece.length), origin: piece.origin });
				at += piece.length;
			}
		} else {
			const last = parts.at(-1);
			if (last?.origin === null) last.text += text.charAt(at);
			else parts.push({ text: text.charAt(at), origin: null });
			at += 1;
		}
	}
	return parts;
}

interface Match<Origin> {
	readonly from: Gone<Origin>;
	readonly start: number;
	readonly length: number;
}

/** The longest stretch that was taken away and stands here again. */
function longest<Origin>(
	text: string,
	at: number,
	gone: readonly Gone<Origin>[]
): Match<Origin> | null {
	let best: Match<Origin> | null = null;
	for (const from of gone) {
		for (const start of [0, from.text.indexOf(text.slice(at, at + leastMoved))]) {
			if (start < 0) continue;
			const length = commonLength(text, at, { other: from.text, start });
			if (length > (best?.length ?? 0)) best = { from, start, length };
		}
	}
	return best;
}

function commonLength(
	text: string,
	at: number,
	{ other, start }: { readonly other: string; readonly start: number }
): number {
	let length = 0;
	while (
		at + length < text.length &&
		start + length < other.length &&
		text[at + length] === other[start + length]
	)
		length += 1;
	return length;
}

/** Takes a stretch out of what was taken away: each letter has one place to go to. */
function take<Origin>({ from, start, length }: Match<Origin>): Gone<Origin>['pieces'] {
	const taken: Gone<Origin>['pieces'] = [];
	const left: Gone<Origin>['pieces'] = [];
	let at = 0;
	for (const { length: size, origin } of from.pieces) {
		const inside = Math.max(0, Math.min(at + size, start + length) - Math.max(at, start));
		const rest = size - inside;
		if (inside > 0) taken.push({ length: inside, origin });
		if (rest > 0) left.push({ length: rest, origin });
		at += size;
	}
	from.text = from.text.slice(0, start) + from.text.slice(start + length);
	from.pieces.splice(0, from.pieces.length, ...left);
	return taken;
}
