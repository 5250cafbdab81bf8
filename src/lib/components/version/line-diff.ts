import { lineText, type Line, type Run } from './prose-lines.ts';
import { commonLengths } from '../../domain/prose/align.ts';
import { diffWords, type DiffPart } from '../../domain/prose/word-diff.ts';

export interface ShownRun extends Run {
	readonly mark: DiffPart['mark'];
}

export interface ShownLine extends Omit<Line, 'runs'> {
	readonly mark: 'same' | 'added' | 'removed' | 'changed';
	readonly runs: readonly ShownRun[];
}

/** Below this share of common words two lines are two lines, not one that was changed. */
const leastShared = 0.34;

/** A document as it is now, with what was taken out since `before` at its place. */
export function diffLines(
	before: readonly Line[] | null,
	after: readonly Line[]
): readonly ShownLine[] {
	if (before === null) return after.map((line) => shown(line, 'same'));
	const lines: ShownLine[] = [];
	let [gone, come]: [Line[], Line[]] = [[], []];
	const flush = () => {
		lines.push(...paired(gone, come));
		[gone, come] = [[], []];
	};
	for (const [was, is] of aligned(before, after)) {
		if (was && is) {
			flush();
			lines.push(shown(is, 'same'));
		} else if (was) gone.push(was);
		else if (is) come.push(is);
	}
	flush();
	return lines;
}

/** One line against its earlier wording. */
export function diffLine(was: Line | null, is: Line): ShownLine {
	if (was === null) return shown(is, 'same');
	const parts = diffWords(lineText(was), lineText(is));
	const isSame = parts.every(({ mark }) => mark === 'same');
	return { ...is, mark: isSame ? 'same' : 'changed', runs: withStyle(parts, was, is) };
}

export function shown(line: Line, mark: 'same' | 'added' | 'removed'): ShownLine {
	return { ...line, mark, runs: line.runs.map((run) => ({ ...run, mark })) };
}

type Step = readonly [Line | null, Line | null];

/** Equal lines side by side, in order; what has no equal stands alone (longest common run). */
function aligned(before: readonly Line[], after: readonly Line[]): readonly Step[] {
	const lengths = commonLengths(before.map(signature), after.map(signature));
	const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
	const steps: Step[] = [];
	let [i, j] = [0, 0];
	for (;;) {
		const [was, is] = [before[i] ?? null, after[j] ?? null];
		if (was && is && signature(was) === signature(is)) {
			steps.push([was, is]);
			i += 1;
			j += 1;
		} else if (was && (!is || at(i + 1, j) >= at(i, j + 1))) {
			steps.push([was, null]);
			i += 1;
		} else if (is) {
			steps.push([null, is]);
			j += 1;
		} else return steps;
	}
}

function signature(line: Line): string {
	return `${line.kind} ${lineText(line)}`;
}

/** Lines that went and came at one place: those that are alike are one changed line. */
function paired(gone: readonly Line[], come: readonly Line[]): readonly ShownLine[] {
	const [was, is] = [gone[0], come[0]];
	if (was && is && areAlike(was, is))
		return [diffLine(was, is), ...paired(gone.slice(1), come.slice(1))];
	if (was && (!is || gone.length >= come.length))
		return [shown(was, 'removed'), ...paired(gone.slice(1), come)];
	if (is) return [shown(is, 'added'), ...paired(gone, come.slice(1))];
	return [];
}

function areAlike(one: Line, other: Line): boolean {
	const [old, now] = [lineText(one), lineText(other)];
	const kept = diffWords(old, now)
		.filter(({ mark }) => mark === 'same')
		.reduce((length, { text }) => length + text.length, 0);
	return kept >= leastShared * Math.max(old.length, now.length);
}

/** Cuts the parts where bold, italic or a link begins or ends. */
function withStyle(parts: readonly DiffPart[], was: Line, is: Line): readonly ShownRun[] {
	const [old, now] = [reader(was.runs), reader(is.runs)];
	return parts.flatMap(({ mark, text }) => {
		const removed = mark === 'added' ? [] : old(text.length);
		const kept = mark === 'removed' ? removed : now(text.length);
		return kept.map((run) => ({ ...run, mark }));
	});
}

/** Hands out the next so many characters of a line, in runs of one style. */
function reader(runs: readonly Run[]): (length: number) => readonly Run[] {
	const left = [...runs];
	return (length) => {
		const taken: Run[] = [];
		let open = length;
		while (open > 0) {
			const run = left.shift();
			if (run === undefined) break;
			taken.push({ ...run, text: run.text.slice(0, open) });
			if (run.text.length > open) left.unshift({ ...run, text: run.text.slice(open) });
			open -= Math.min(open, run.text.length);
		}
		return taken;
	};
}
