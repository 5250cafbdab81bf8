export interface Percentiles {
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
}

export const percentileNames = ['p50', 'p95', 'p99'] as const;

export function percentilesOf(values: readonly number[]): Percentiles {
	const sorted = Float64Array.from(values).sort();
	const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;
	return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The middle of several rounds: one disturbed round does not move it. */
export function median(values: readonly number[]): number {
	const sorted = Float64Array.from(values).sort();
	const middle = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

export function medianPercentiles(rounds: readonly Percentiles[]): Percentiles {
	return {
		p50: median(rounds.map(({ p50 }) => p50)),
		p95: median(rounds.map(({ p95 }) => p95)),
		p99: median(rounds.map(({ p99 }) => p99))
	};
}
