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

	/** @returns whether that much more is allowed at this moment of a monotonic clock */
	take(nowMs: number, amount = 1): boolean {
		this.#fill(nowMs);
		if (this.#tokens < amount) return false;
		this.#tokens -= amount;
		return true;
	}

	has(nowMs: number): boolean {
		this.#fill(nowMs);
		return this.#tokens >= 1;
	}

	/** As if it had never been used. */
	isFull(nowMs: number): boolean {
		this.#fill(nowMs);
		return this.#tokens >= this.#limit.burst;
	}

	#fill(nowMs: number): void {
		const { ratePerSecond, burst } = this.#limit;
		const gained = ((nowMs - this.#filledAtMs) / 1_000) * ratePerSecond;
		this.#tokens = Math.min(burst, this.#tokens + gained);
		this.#filledAtMs = nowMs;
	}
}
