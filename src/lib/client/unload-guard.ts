/** Asks before the page is closed, and only while something would be lost. */
export class UnloadGuard {
	#isArmed = false;

	set(isDirty: boolean): void {
		if (typeof window === 'undefined' || isDirty === this.#isArmed) return;
		this.#isArmed = isDirty;
		if (isDirty) window.addEventListener('beforeunload', ask);
		else window.removeEventListener('beforeunload', ask);
	}
}

function ask(event: BeforeUnloadEvent): void {
	event.preventDefault();
}
