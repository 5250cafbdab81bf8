/** A number as Yjs writes it, a text with its length, or bytes as they are. */
export type Part = number | string | Uint8Array;

/** Yjs's update format 1 by hand, for what its own encoder would never write. */
export function bytesOf(...parts: readonly Part[]): Uint8Array {
	return Uint8Array.from(parts.flatMap((part) => [...toBytes(part)]));
}

export function raw(...bytes: readonly number[]): Uint8Array {
	return Uint8Array.from(bytes);
}

/** One client's structs from a clock on, and nothing deleted. */
export function update(
	client: number,
	clock: number,
	...structs: readonly Uint8Array[]
): Uint8Array {
	return bytesOf(1, structs.length, client, clock, ...structs, 0);
}

/** Nothing written, only deleted: each range as clock and length. */
export function deletion(
	client: number,
	...ranges: readonly (readonly [number, number])[]
): Uint8Array {
	return bytesOf(0, 1, client, ranges.length, ...ranges.flat());
}

const withOrigin = 0b1000_0000;
const withRightOrigin = 0b0100_0000;
const withParentSub = 0b0010_0000;

export type Id = readonly [client: number, clock: number];

export interface Where {
	readonly origin?: Id;
	readonly right?: Id;
	/** The name of a root, or the id of what holds it. */
	readonly parent?: string | Id;
	readonly sub?: string;
}

/** An item with content of one kind, by its number on the wire. */
export function item(kind: number, where: Where, ...content: readonly Part[]): Uint8Array {
	const { origin, right, sub } = where;
	const info =
		kind |
		(origin ? withOrigin : 0) |
		(right ? withRightOrigin : 0) |
		(sub === undefined ? 0 : withParentSub);
	const beside = [...(origin ?? []), ...(right ?? [])];
	return bytesOf(raw(info), ...(beside.length > 0 ? beside : named(where)), ...content);
}

function named({ parent, sub }: Where): readonly Part[] {
	if (parent === undefined) throw new Error('it stands nowhere');
	const holder = typeof parent === 'string' ? [1, parent] : [0, ...parent];
	return sub === undefined ? holder : [...holder, sub];
}

/** Deleted and forgotten: a run without anything in it. */
export function gone(length: number): Uint8Array {
	return bytesOf(raw(0), length);
}

function toBytes(part: Part): Iterable<number> {
	if (part instanceof Uint8Array) return part;
	if (typeof part === 'number') return varUint(part);
	const text = new TextEncoder().encode(part);
	return [...varUint(text.length), ...text];
}

function varUint(value: number): number[] {
	const bytes: number[] = [];
	let rest = value;
	while (rest > 0x7f) {
		bytes.push(0x80 | (rest % 0x80));
		rest = Math.floor(rest / 0x80);
	}
	return [...bytes, rest];
}
