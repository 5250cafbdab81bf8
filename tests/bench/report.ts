import type { PeerName } from './peers/peer.ts';
import { median, medianPercentiles, percentileNames, type Percentiles } from './percentile.ts';
import type { Round } from './rounds.ts';

export interface LoadResult {
	readonly title: string;
	readonly rounds: Readonly<Record<PeerName, readonly Round[]>>;
	readonly inserts: readonly Percentiles[];
}

const nameOf: Readonly<Record<PeerName, string>> = {
	relay: 'bare socket.io relay (keeps nothing)',
	accord: 'Accord (durable before visible)',
	hocuspocus: 'Hocuspocus 4 + PostgreSQL (stores after 2–10 s)'
};
const aims = { p50: 1.3, p95: 1.5, p99: 1.5, cpu: 0.8 } as const;

/** The whole result as Markdown: what was measured, then what was aimed at. */
export function report(machine: string, results: readonly LoadResult[]): string {
	const [first] = results;
	const count = first?.inserts.length ?? 0;
	return [
		`Machine: ${machine}.`,
		'',
		`Each figure is the median of ${count} interleaved round${count === 1 ? '' : 's'}. Latency: from ` +
			'the change in one editor’s document to the same change in a neighbour’s.',
		...results.flatMap(section)
	].join('\n');
}

function section(result: LoadResult): string[] {
	const insert = medianPercentiles(result.inserts);
	const rows = (['relay', 'accord', 'hocuspocus'] as const).map((peer) =>
		serverRow(nameOf[peer], result.rounds[peer])
	);
	return [
		'',
		`### ${result.title}`,
		'',
		'| server | edits/s | p50 ms | p95 ms | p99 ms | CPU per edit | PostgreSQL CPU per edit | memory per open plan | RSS |',
		'| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
		...rows,
		`| one fsynced insert, alone | | ${latencyCells(insert)} | | | | |`,
		'',
		'| aim | measured | aimed at | |',
		'| --- | --: | --: | --- |',
		...aimRows(result, insert)
	];
}

function serverRow(name: string, rounds: readonly Round[]): string {
	const of = (pick: (round: Round) => number) => median(rounds.map(pick));
	const latency = medianPercentiles(rounds.map((round) => round.latency));
	const postgres = rounds.map(({ postgresCpuMsPerEdit }) => postgresCpuMsPerEdit);
	const missing = rounds.reduce((sum, round) => sum + round.missing, 0);
	return (
		`| ${name}${missing > 0 ? ` (${missing} arrivals missing)` : ''} ` +
		`| ${of((round) => round.editsPerSecond).toFixed(0)} | ${latencyCells(latency)} ` +
		`| ${of((round) => round.cpuMsPerEdit * 1_000).toFixed(0)} µs ` +
		`| ${microseconds(postgres)} ` +
		`| ${(of((round) => round.heldBytesPerPlan) / 1_024).toFixed(0)} kB ` +
		`| ${(of((round) => round.rssBytes) / 2 ** 20).toFixed(0)} MB |`
	);
}

function latencyCells(latency: Percentiles): string {
	return percentileNames.map((name) => latency[name].toFixed(2)).join(' | ');
}

function microseconds(ms: readonly (number | null)[]): string {
	const known = ms.filter((one) => one !== null);
	return known.length === ms.length ? `${(median(known) * 1_000).toFixed(0)} µs` : '–';
}

function aimRows({ rounds }: LoadResult, insert: Percentiles): string[] {
	const accord = medianPercentiles(rounds.accord.map(({ latency }) => latency));
	const relay = medianPercentiles(rounds.relay.map(({ latency }) => latency));
	const cpu = (peer: PeerName) => median(rounds[peer].map(({ cpuMsPerEdit }) => cpuMsPerEdit));
	const latencyRows = percentileNames.map((name) => {
		const ratio = accord[name] / (relay[name] + insert[name]);
		return aimRow(`${name} against relay + insert`, ratio, aims[name]);
	});
	const cpuRatio = cpu('accord') / cpu('hocuspocus');
	return [...latencyRows, aimRow('CPU per edit against Hocuspocus', cpuRatio, aims.cpu)];
}

function aimRow(title: string, ratio: number, aim: number): string {
	const verdict = ratio <= aim ? 'met' : `missed by ${((ratio / aim - 1) * 100).toFixed(0)} %`;
	return `| ${title} | ${ratio.toFixed(2)} × | ≤ ${aim} × | ${verdict} |`;
}
