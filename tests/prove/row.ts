import { writeFile } from 'node:fs/promises';

/** One line of the proof: what was done, how often, and what came of it. */
export interface ProofRow {
	readonly claim: string;
	/** How often, in words: "1,000 kills". */
	readonly times: string;
	/** Pieces of work that people were told are saved; null where that is not the question. */
	readonly acknowledged: number | null;
	readonly lost: number;
	readonly doubled: number;
	readonly diverged: number;
	readonly uncaught: number;
	/** Refusals by code, as people met them. */
	readonly refused: Readonly<Record<string, number>>;
	readonly isMet: boolean;
	readonly note: string;
}

/** What each part of the proof leaves behind for the table. */
export interface PartReport {
	readonly seed: string;
	readonly passed: number;
	readonly failed: number;
	readonly rows: readonly ProofRow[];
}

export const clean = {
	acknowledged: null,
	lost: 0,
	doubled: 0,
	diverged: 0,
	uncaught: 0,
	refused: {},
	isMet: true,
	note: ''
} satisfies Partial<ProofRow>;

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
