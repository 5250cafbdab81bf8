// What the server allows one socket is 30 a second, 60 at once: this stays below, so that not
// even a held key is ever told to slow down. What is typed meanwhile goes along with the next.
const perSecond = 25;
const burst = 40;

/** How soon the next update of a document may go. */
export class PushPace {
	#spare = burst;
	#at = 0;

	/** Counts one update as sent now, or says in how many milliseconds it may be. */
	take(nowMs: number): number {
		this.#spare = Math.min(burst, this.#spare + ((nowMs - this.#at) / 1_000) * perSecond);
		this.#at = nowMs;
		if (this.#spare < 1) return Math.ceil(((1 - this.#spare) / perSecond) * 1_000);
		this.#spare -= 1;
		return 0;
	}
}
