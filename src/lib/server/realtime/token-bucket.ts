/** A limit that allows bursts: `ratePerSecond` on average, `burst` at once. */
export interface BucketLimit {
	readonly ratePerSecond: number;
	readonly burst: number;
}

/**
 * Counts in memory, without a timer or a promise: it stands before every keystroke, where a
 * general rate limiter would cost more than the work it guards.
 */
export class TokenBucket {
	readonly #limit: BucketLimit;
	#tokens: number;
	#filledAtMs: number;

	constructor(limit: BucketLimit, nowMs: number) {
		this.#limit = limit;
		this.#tokens = limit.burst;
		this.#filledAtMs = nowMs;
	}

	/** @returns whether one more is allowed at this moment of a monotonic clock */
	take(nowMs: number): boolean {
		const { ratePerSecond, burst } = this.#limit;
		const gained = ((nowMs - this.#filledAtMs) / 1_000) * ratePerSecond;
		this.#tokens = Math.min(burst, this.#tokens + gained);
		this.#filledAtMs = nowMs;
		if (this.#tokens < 1) return false;
		this.#tokens -= 1;
		return true;
	}
}
