/** Asks before the page is closed, and only while something would be lost. */
export class UnloadGuard {
	#isArmed = false;

	set(isDirty: boolean): void {
		if (typeof window === 'undefined' || isDirty === this.#isArmed) return;
		this.#isArmed = isDirty;
		if (isDirty) window.addEventListener('beforeunload', this.#ask);
		else window.removeEventListener('beforeunload', this.#ask);
	}

	/** Its own for each guard: the same function would be added once and removed for all. */
	readonly #ask = (event: Event): void => {
		event.preventDefault();
	};
}
