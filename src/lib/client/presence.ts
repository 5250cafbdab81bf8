import type { Place } from '../protocol/socket.ts';

const minimumGapMs = 120;

/**
 * Tells the others where this person is: the newest place at most eight times a second, and once
 * more after each reconnection. Lost messages do not matter.
 */
export class PresenceReporter {
	readonly #send: (place: Place) => void;
	#place: Place = { section: null, item: null, cursor: null };
	#timer: ReturnType<typeof setTimeout> | null = null;
	#isDue = false;

	constructor(send: (place: Place) => void) {
		this.#send = send;
	}

	get place(): Place {
		return this.#place;
	}

	set(change: Partial<Place>): void {
		this.#place = { ...this.#place, ...change };
		this.#isDue = true;
		if (this.#timer === null) this.#flush();
	}

	/** Says it again, after the line came back. */
	repeat(): void {
		this.set({});
	}

	stop(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		this.#isDue = false;
	}

	#flush(): void {
		this.#timer = null;
		if (!this.#isDue) return;
		this.#isDue = false;
		this.#send(this.#place);
		this.#timer = setTimeout(() => {
			this.#flush();
		}, minimumGapMs);
	}
}
