import * as Y from 'yjs';

export interface PieceLimits {
	readonly bytes: number;
	readonly structs: number;
}

/** Well below the server's 64 kB and 2,000 structs (engine R5). */
export const pieceLimits: PieceLimits = { bytes: 48 * 1024, structs: 1_500 };

/** On average: an update of fewer bytes than this for each allowed struct need not be read. */
const minStructBytes = 5;

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/**
 * Cuts one client's update into pieces that can be applied in order: first what was written, by
 * clock, then what was deleted, so that nothing is ever missing in between. An update with the
 * writing of several clients is left whole; local editing never makes one.
 */
export function splitUpdate(update: Uint8Array, limits: PieceLimits = pieceLimits): Uint8Array[] {
	if (update.byteLength <= Math.min(limits.bytes / 4, limits.structs * minStructBytes))
		return [update];
	const { structs } = Y.decodeUpdate(update);
	const clients = new Set(structs.map((struct) => struct.id.client));
	const fits = update.byteLength <= limits.bytes && structs.length <= limits.structs;
	if (fits || clients.size !== 1) return [update];
	return [...writtenPieces(structs, limits), deletedPiece(update)];
}

function writtenPieces(structs: readonly Struct[], limits: PieceLimits): Uint8Array[] {
	const pieces: Uint8Array[] = [];
	let first = structs[0];
	let encoded: Uint8Array[] = [];
	let size = 0;
	const close = () => {
		if (first && encoded.length > 0) pieces.push(assemble(first, encoded));
		[encoded, size] = [[], 0];
	};
	for (const struct of structs) {
		const bytes = encodeStruct(struct);
		if (encoded.length >= limits.structs || size + bytes.byteLength > limits.bytes) close();
		if (encoded.length === 0) first = struct;
		encoded.push(bytes);
		size += bytes.byteLength;
	}
	close();
	return pieces;
}

function encodeStruct(struct: Struct): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	struct.write(encoder, 0);
	return encoder.toUint8Array();
}

/** Yjs's update format 1: clients, then structs, client and first clock, then an empty delete set. */
function assemble(first: Struct, encoded: readonly Uint8Array[]): Uint8Array {
	const { client, clock } = first.id;
	return concat([numbers(1, encoded.length, client, clock), ...encoded, numbers(0)]);
}

/** The update without its structs: everything it wrote counts as known. */
function deletedPiece(update: Uint8Array): Uint8Array {
	const { to } = Y.parseUpdateMeta(update);
	return Y.diffUpdate(update, numbers(to.size, ...[...to].flat()));
}

function numbers(...values: readonly number[]): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	for (const value of values) encoder.writeLen(value);
	return encoder.toUint8Array();
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.byteLength;
	}
	return whole;
}
