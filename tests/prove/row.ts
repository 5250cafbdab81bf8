import { writeFile } from 'node:fs/promises';

/** One line of the proof: what was done, how often, and what came of it. */
export interface ProofRow {
	readonly claim: string;
	/** How often, in words: "1,000 kills". */
	readonly times: string;
	/** Pieces of work that people were told are saved. This and each count below: null, not counted. */
	readonly acknowledged: number | null;
	readonly lost: number | null;
	readonly doubled: number | null;
	readonly diverged: number | null;
	readonly uncaught: number | null;
	/** Refusals by code, as people met them. */
	readonly refused: Readonly<Record<string, number>>;
	/** Null: it was not run, and so it neither held nor did it not. */
	readonly isMet: boolean | null;
	readonly note: string;
}

/** What each part of the proof leaves behind for the table. */
export interface PartReport {
	readonly seed: string;
	readonly passed: number;
	readonly failed: number;
	readonly rows: readonly ProofRow[];
	/** Where it was run, and how long that took; written by what runs the parts. */
	readonly ran?: { readonly at: string; readonly commit: string; readonly minutes: number };
}

/** What a row begins with: nothing was counted. */
export const uncounted = {
	acknowledged: null,
	lost: null,
	doubled: null,
	diverged: null,
	uncaught: null,
	refused: {},
	note: ''
} satisfies Partial<ProofRow>;

/** How many rows held, and how many did not. */
export function countRows(rows: readonly ProofRow[]): Pick<PartReport, 'passed' | 'failed'> {
	const count = (isMet: boolean) => rows.filter((row) => row.isMet === isMet).length;
	return { passed: count(true), failed: count(false) };
}

/** Prints the count and writes the report; the process ends as the count says. */
export async function finish(report: PartReport, file: string | undefined): Promise<never> {
	if (file !== undefined) await writeFile(file, JSON.stringify(report));
	console.log(`${report.passed} passed, ${report.failed} failed`);
	process.exit(report.failed === 0 ? 0 : 1);
}

export function freshSeed(): string {
	return String(process.pid * 7_919 + (Date.now() % 100_000));
}

export function countBy(names: Iterable<string>): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
	return counts;
}
