import type * as Y from 'yjs';
import { diffFinely } from '../domain/prose/word-diff.ts';
import { formatNames, type FormatName } from './allow.ts';
import type { ProseInline } from './node.ts';
import { readInline } from './read.ts';
import { formatsOf } from './write.ts';

/** Makes one text say this with these marks: what both have is not touched. */
export function makeTextEqual(text: Y.XmlText, runs: readonly ProseInline[]): void {
	const words = wordsTo(readInline(text), runs);
	if (words.length > 0) text.applyDelta(words);
	const marks = marksTo(readInline(text), runs);
	if (marks.length > 0) text.applyDelta(marks);
}

type Formats = Readonly<Partial<Record<FormatName, object | null>>>;

type Op =
	| { readonly retain: number; readonly attributes?: Formats }
	| { readonly delete: number }
	| { readonly insert: string; readonly attributes: Formats };

function wordsTo(standing: readonly ProseInline[], wanted: readonly ProseInline[]): Op[] {
	const parts = diffFinely(textOf(standing), textOf(wanted));
	if (parts.every(({ mark }) => mark === 'same')) return [];
	let at = 0;
	return parts.flatMap(({ mark, text }): Op[] => {
		if (mark === 'removed') return [{ delete: text.length }];
		const from = at;
		at += text.length;
		if (mark === 'same') return [{ retain: text.length }];
		return slice(wanted, from, at).map((run) => ({ insert: run.text, attributes: formatsOf(run) }));
	});
}

/** Both say the same words; here and there with other marks. */
function marksTo(standing: readonly ProseInline[], wanted: readonly ProseInline[]): Op[] {
	const ops = pieces(standing, wanted).map(({ length, has, wants }): Op => {
		const attributes = patch(formatsOf(has), formatsOf(wants));
		return attributes ? { retain: length, attributes } : { retain: length };
	});
	return ops.some((op) => 'attributes' in op) ? ops : [];
}

interface Piece {
	readonly length: number;
	readonly has: ProseInline;
	readonly wants: ProseInline;
}

/** Cut wherever the marks of either side begin or end. */
function pieces(standing: readonly ProseInline[], wanted: readonly ProseInline[]): Piece[] {
	const cut: Piece[] = [];
	let from = 0;
	for (const wants of wanted) {
		for (const has of slice(standing, from, from + wants.text.length)) {
			cut.push({ length: has.text.length, has, wants });
		}
		from += wants.text.length;
	}
	return cut;
}

function patch(has: Formats, wants: Formats): Formats | null {
	const differing = formatNames.filter(
		(name) => JSON.stringify(has[name]) !== JSON.stringify(wants[name])
	);
	if (differing.length === 0) return null;
	return Object.fromEntries(differing.map((name) => [name, wants[name] ?? null]));
}

function slice(runs: readonly ProseInline[], from: number, to: number): ProseInline[] {
	let start = 0;
	return runs.flatMap((run) => {
		const begins = start;
		start += run.text.length;
		const text = run.text.slice(Math.max(0, from - begins), Math.max(0, to - begins));
		return text === '' ? [] : [{ ...run, text }];
	});
}

function textOf(runs: readonly ProseInline[]): string {
	return runs.map(({ text }) => text).join('');
}
