/**
 * What reading does not need, fetched apart from the page: when the page has come to rest, or when
 * a person reaches for it before.
 */
export class Lazily<Parts> {
	#parts = $state.raw<Parts | null>(null);
	#coming: Promise<Parts | null> | null = null;
	readonly #fetch: () => Promise<Parts>;

	constructor(fetch: () => Promise<Parts>) {
		this.#fetch = fetch;
	}

	/** Null until it is there. */
	get parts(): Parts | null {
		return this.#parts;
	}

	/** Fetches once. Without a connection it comes to null, and the next call asks again. */
	load(): Promise<Parts | null> {
		this.#coming ??= this.#arrive();
		return this.#coming;
	}

	async #arrive(): Promise<Parts | null> {
		try {
			this.#parts = await this.#fetch();
		} catch {
			this.#coming = null;
		}
		return this.#parts;
	}
}

/** Runs when the browser has nothing better to do. @returns an undo */
export function whenIdle(run: () => void): () => void {
	if (!('requestIdleCallback' in window)) {
		const timer = setTimeout(run, 1_500);
		return () => clearTimeout(timer);
	}
	const handle = requestIdleCallback(run, { timeout: 4_000 });
	return () => cancelIdleCallback(handle);
}
