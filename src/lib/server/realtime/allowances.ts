import { TokenBucket, type BucketLimit } from './token-bucket.ts';

const tidyAbove = 2_000;

/** One limit for each of many: people, plans, addresses. Who has not asked lately costs nothing. */
export class Allowances {
	readonly #limit: BucketLimit;
	readonly #buckets = new Map<string, TokenBucket>();

	constructor(limit: BucketLimit) {
		this.#limit = limit;
	}

	/** @returns whether that much more is allowed at this moment of a monotonic clock */
	take(who: string, nowMs: number, amount = 1): boolean {
		const known = this.#buckets.get(who);
		if (known) return known.take(nowMs, amount);
		if (this.#buckets.size >= tidyAbove) this.#tidy(nowMs);
		const bucket = new TokenBucket(this.#limit, nowMs);
		this.#buckets.set(who, bucket);
		return bucket.take(nowMs, amount);
	}

	/** Whether one more would be allowed, without taking it. */
	has(who: string, nowMs: number): boolean {
		return this.#buckets.get(who)?.has(nowMs) ?? true;
	}

	#tidy(nowMs: number): void {
		for (const [who, bucket] of this.#buckets) {
			if (bucket.isFull(nowMs)) this.#buckets.delete(who);
		}
	}
}
