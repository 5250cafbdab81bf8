import { createHash } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { err, ok, type Result } from '../../domain/result.ts';

export interface Wait {
	readonly code: 'wait';
	readonly seconds: number;
}

/** Whose try it is: what was typed as the account, and where it came from. */
export interface Attempt {
	readonly account: string;
	readonly address: string;
}

const minute = 60;
const hour = 60 * minute;
const longestDelay = 15 * minute;

/**
 * R-ID-6: an account from one address has 5 tries in 15 minutes, then each costs a delay that
 * doubles up to 15 minutes; 50 failures an hour from one address, 100 a day for one account. Never
 * for good. A try is counted before it is checked, so that many at once do not slip through.
 */
export class AttemptLimits {
	readonly #tries = new RateLimiterMemory({ points: 5, duration: 15 * minute });
	readonly #delays = new RateLimiterMemory({ points: 1, duration: longestDelay });
	readonly #byAddress = new RateLimiterMemory({ points: 50, duration: hour });
	readonly #byAccount = new RateLimiterMemory({ points: 100, duration: 24 * hour });

	#turn: Promise<unknown> = Promise.resolve();

	// One after the other: looking and counting are several steps.
	begin(attempt: Attempt): Promise<Result<null, Wait>> {
		const mine = this.#turn.then(() => this.#begin(attempt));
		this.#turn = mine;
		return mine;
	}

	async succeed(attempt: Attempt): Promise<void> {
		const { both, address, account } = keysOf(attempt);
		await this.#tries.delete(both);
		await this.#delays.delete(both);
		await this.#byAccount.delete(account);
		await this.#byAddress.reward(address);
	}

	async #begin(attempt: Attempt): Promise<Result<null, Wait>> {
		const { both, address, account } = keysOf(attempt);
		const delay = await this.#delays.get(both);
		if (delay && delay.msBeforeNext > 0) return wait(delay.msBeforeNext);
		for (const [limiter, key] of [
			[this.#byAddress, address],
			[this.#byAccount, account]
		] as const) {
			const { consumedPoints, msBeforeNext } = await limiter.penalty(key);
			if (consumedPoints > limiter.points) return wait(msBeforeNext);
		}
		await this.#countTry(both);
		return ok(null);
	}

	// From the fifth try on the next one waits; the count outlives the wait, so that it can double.
	async #countTry(key: string): Promise<void> {
		const { consumedPoints } = await this.#tries.penalty(key);
		const beyond = consumedPoints - this.#tries.points;
		if (beyond < 0) return;
		const seconds = Math.min(longestDelay, minute * 2 ** beyond);
		await this.#delays.block(key, seconds);
		await this.#tries.set(key, consumedPoints, seconds + 15 * minute);
	}
}

function wait(ms: number): Result<null, Wait> {
	return err({ code: 'wait', seconds: Math.max(1, Math.ceil(ms / 1_000)) });
}

/** Hashed: what people type as an account does not lie around in memory. */
function keysOf({ account, address }: Attempt) {
	const [hashedAccount, hashedAddress] = [digest(account), digest(address)];
	return {
		account: hashedAccount,
		address: hashedAddress,
		both: `${hashedAccount} ${hashedAddress}`
	};
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}
