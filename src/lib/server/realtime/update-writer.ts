import * as Y from 'yjs';
import type { IdRanges } from '../../prose/id-ranges.ts';

export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

export interface NewStruct {
	readonly struct: Struct;
	/** How much of its beginning is known already. */
	readonly offset: number;
}

/**
 * Yjs's update format 1, always in one way: clients from the highest id down, ranges in order. What
 * is stored and sent on is this, never the bytes that came.
 */
export function writeUpdate(
	structs: ReadonlyMap<number, readonly NewStruct[]>,
	deletes: IdRanges
): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	encoder.writeLen(structs.size);
	for (const [client, list] of fromTheHighest(structs)) {
		encoder.writeLen(list.length);
		encoder.writeClient(client);
		const [first] = list;
		encoder.writeLen(first ? first.struct.id.clock + first.offset : 0);
		for (const { struct, offset } of list) struct.write(encoder, offset);
	}
	encoder.writeLen(deletes.clients.size);
	for (const [client, ranges] of fromTheHighest(deletes.clients)) {
		encoder.writeClient(client);
		encoder.writeLen(ranges.length);
		for (const { from, to } of ranges) {
			encoder.writeLen(from);
			encoder.writeLen(to - from);
		}
	}
	return encoder.toUint8Array();
}

function fromTheHighest<T>(byClient: ReadonlyMap<number, T>): Iterable<[number, T]> {
	return byClient.size < 2 ? byClient : [...byClient].sort((a, b) => b[0] - a[0]);
}
