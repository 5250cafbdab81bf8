import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { cpus, release, totalmem, type as system } from 'node:os';

import { format, resolveConfig } from 'prettier';

import type { Part } from './parts.ts';
import type { PartReport, ProofRow } from './row.ts';

export interface Outcome {
	readonly part: Part;
	readonly report: PartReport;
}

interface Proof {
	readonly run: string;
	readonly outcomes: readonly Outcome[];
}

/** When, where and of what: everything that is needed to do it again. */
export async function describeRun(how: {
	readonly form: 'long' | 'short';
	readonly seed: string;
	readonly minutes: number;
}): Promise<string> {
	const { at, commit } = whereNow();
	const memory = Math.round(totalmem() / 2 ** 30);
	return [
		at,
		`commit ${commit}`,
		`${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}, ${memory} GB`,
		`${system()} ${release()}`,
		`Node ${process.versions.node}`,
		`seed ${how.seed}`,
		`${how.form} form, ${how.minutes.toFixed(0)} minutes of its parts together`
	].join('; ');
}

/** This moment and this commit. */
export function whereNow(): { readonly at: string; readonly commit: string } {
	const git = (...args: string[]) => {
		try {
			return execFileSync('git', args, { encoding: 'utf8' }).trim();
		} catch {
			return '';
		}
	};
	const changes = git('status', '--porcelain') === '' ? '' : ', with changes of its own';
	return {
		at: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
		commit: `${git('rev-parse', '--short=12', 'HEAD')}${changes}`
	};
}

export function proofTable(outcomes: readonly Outcome[]): string {
	return outcomes
		.map(({ part, report }) => {
			const { at, commit, minutes } = report.ran ?? { ...whereNow(), minutes: 0 };
			const head = `### ${part.title}\n\n\`npm run prove -- --only ${part.name} --seed ${report.seed}\` · ${at}, commit ${commit} · ${minutes.toFixed(1)} minutes · ${report.passed} held, ${report.failed} did not`;
			return `${head}\n\n${rowsTable(report.rows)}`;
		})
		.join('\n\n');
}

export async function writeProof(file: string, { run, outcomes }: Proof): Promise<void> {
	const failed = outcomes.reduce((sum, { report }) => sum + report.failed, 0);
	const verdict =
		failed === 0 ? 'Every check of this run held.' : `${failed} checks of this run did not hold.`;
	const text = [
		'# The proof',
		'Written by `npm run prove` from what that run did; nothing here is typed by hand.',
		`${run}.`,
		`**${verdict}**`,
		'“Acknowledged” is what the page had told people is saved, from their own ledgers. “Lost”: not there. “Doubled”: there more than once. “Diverged”: somebody saw something else than the database. “Uncaught”: an error that reached nobody. “Refused”: answers with a code. “–”: not counted there.',
		proofTable(outcomes)
	].join('\n\n');
	await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

function rowsTable(rows: readonly ProofRow[]): string {
	if (rows.length === 0) return 'This part ended without a result.';
	const head = [
		'what was done',
		'how often',
		'acknowledged',
		'lost',
		'doubled',
		'diverged',
		'uncaught',
		'refused',
		'held',
		'more'
	];
	const lines = rows.map((row) =>
		row.claim.startsWith('– ')
			? [row.claim, row.times, '', '', '', '', '', '', '', row.note]
			: [
					row.claim,
					row.times,
					...[row.acknowledged, row.lost, row.doubled, row.diverged, row.uncaught].map(grouped),
					Object.entries(row.refused)
						.map(([code, count]) => `${code} ${grouped(count)}`)
						.join(', '),
					row.isMet === null ? '' : row.isMet ? 'yes' : '**no**',
					row.note
				]
	);
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n');
}

function grouped(count: number | null): string {
	return count === null ? '–' : count.toLocaleString('en-US');
}
