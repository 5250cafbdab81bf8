/** Numbers in [0, 1) that a printed seed brings back. */
export type Random = () => number;

/** Mulberry32: small, and good enough to choose moments. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export function between(random: Random, [least, most]: readonly [number, number]): number {
	return least + random() * (most - least);
}
