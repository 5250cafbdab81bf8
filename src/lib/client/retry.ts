import type { AnsweredError } from '../protocol/answer.ts';
import { backoffMs } from './line.ts';

/** Tries again after a while, longer each time until something went well. */
export class RetryTimer {
	#attempt = 0;
	#timer: ReturnType<typeof setTimeout> | null = null;

	get isWaiting(): boolean {
		return this.#timer !== null;
	}

	start(again: () => Promise<void>): void {
		const delayMs = backoffMs(this.#attempt, Math.random);
		this.#attempt += 1;
		this.after(delayMs, again);
	}

	/** Nothing went wrong, it only waits its turn. */
	after(delayMs: number, again: () => Promise<void>): void {
		this.cancel();
		this.#timer = setTimeout(() => {
			this.#timer = null;
			void again();
		}, delayMs);
	}

	cancel(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
	}

	/** It went well: the next time begins with a short wait. */
	settle(): void {
		this.#attempt = 0;
	}
}

/** The refusal is about the session or the version of the page, not about what was sent. */
export function isAboutAccess({ code, retry }: AnsweredError): boolean {
	return retry === 'sign-in' || retry === 'reload' || code === 'access-ended';
}
