import { canonical } from './verifier/canonical.js';
import type { Proof } from './assemble.ts';

/** A stretch of text and what it is called; empty where a change in it has no name of its own. */
export type Piece = readonly [name: string, text: string];

/**
 * The canonical text of a content, cut so that each field stands by itself under its path:
 * "goals/1/text". A section of prose stays whole.
 */
export function pieces(content: unknown): readonly Piece[] {
	return cutAt(content, (_, path) => path.length === 2 && path[0] === 'sections', pathName);
}

export function signaturePieces(signatures: Proof['signatures']): readonly Piece[] {
	return cutAt(
		signatures,
		(_, path) => path.length === 1,
		([at]) => String(Number(at) + 1)
	);
}

export function recordPieces({ from, events }: Proof['record']): readonly Piece[] {
	return cutAt(
		{ from, events },
		(_, path) => path.length === 2,
		([member, at]) => (member === 'events' ? String(from.seq + 1 + Number(at)) : '')
	);
}

type Path = readonly string[];

function pathName(path: Path): string {
	return path.join('/');
}

function isPlain(value: unknown): boolean {
	return typeof value !== 'object' || value === null || Object.keys(value).length === 0;
}

/** Brackets, commas and names belong to the value that follows them, or at the end to the last. */
function cutAt(
	whole: unknown,
	isWhole: (value: unknown, path: Path) => boolean,
	nameOf: (path: Path) => string
): readonly Piece[] {
	const found: Piece[] = [];
	let before = '';
	const walk = (value: unknown, path: Path): void => {
		if (isPlain(value) || (path.length > 0 && isWhole(value, path))) {
			found.push([nameOf(path), before + canonical(value)]);
			before = '';
			return;
		}
		const isList = Array.isArray(value);
		const members = Object.entries(value ?? {});
		const ordered = isList ? members : members.toSorted(([one], [other]) => (one < other ? -1 : 1));
		before += isList ? '[' : '{';
		ordered.forEach(([name, inner], at) => {
			if (at > 0) before += ',';
			if (!isList) before += `${JSON.stringify(name)}:`;
			walk(inner, [...path, name]);
		});
		before += isList ? ']' : '}';
	};
	walk(whole, []);
	return before === '' ? found : [...found, ['', before]];
}
