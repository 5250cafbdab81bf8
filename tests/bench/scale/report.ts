import type { Percentiles } from '../percentile.ts';

export interface ScaleRow {
	readonly measure: string;
	readonly measured: string;
	readonly aim: string;
	/** Null where nothing was aimed at. */
	readonly isMet: boolean | null;
}

export function row(
	measure: string,
	{ value, limit, unit }: { value: number; limit: number; unit: string }
): ScaleRow {
	const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
	const measured = `${value.toFixed(digits)} ${unit}`;
	return { measure, measured, aim: `≤ ${limit} ${unit}`, isMet: value <= limit };
}

export function note(measure: string, measured: string): ScaleRow {
	return { measure, measured, aim: '–', isMet: null };
}

export function ms({ p50, p95, p99 }: Percentiles): string {
	return `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)} ms`;
}

/** @param kept lines of an earlier table that stand as they are */
export function scaleTable(rows: readonly ScaleRow[], kept: readonly string[] = []): string {
	return [
		'| measure | measured | aimed at | |',
		'| --- | --: | --: | --- |',
		...kept,
		...rows.map(({ measure, measured, aim, isMet }) => {
			const verdict = isMet === null ? '' : isMet ? 'met' : 'missed';
			return `| ${measure} | ${measured} | ${aim} | ${verdict} |`;
		})
	].join('\n');
}
