const minimumGapMs = 60_000;
const inputs = ['keydown', 'pointerdown', 'touchstart'] as const;

/** Reports real input by the person at the screen, at most once a minute, so that the session
 * does not run out under their hands. */
export class ActivityReporter {
	readonly #report: () => void;
	readonly #nowMs: () => number;
	#lastMs = -Infinity;

	constructor(report: () => void, nowMs: () => number) {
		this.#report = report;
		this.#nowMs = nowMs;
	}

	start(): void {
		if (typeof document === 'undefined') return;
		for (const input of inputs) {
			document.addEventListener(input, this.#noticed, { passive: true, capture: true });
		}
	}

	stop(): void {
		if (typeof document === 'undefined') return;
		for (const input of inputs) {
			document.removeEventListener(input, this.#noticed, { capture: true });
		}
	}

	readonly #noticed = (): void => {
		const now = this.#nowMs();
		if (now - this.#lastMs < minimumGapMs) return;
		this.#lastMs = now;
		this.#report();
	};
}
