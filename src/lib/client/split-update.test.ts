import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ProseDoc } from '../prose/node.ts';
import { readProse } from '../prose/read.ts';
import { writeProse } from '../prose/write.ts';
import { firstContent } from '../prose/first-content.ts';
import { splitUpdate } from './split-update.ts';

function prose(count: number, word: string): ProseDoc {
	return {
		type: 'doc',
		content: Array.from({ length: count }, (_, index) => ({
			type: 'paragraph' as const,
			content: [{ type: 'text' as const, text: `${word} ${index}`, marks: [] }]
		}))
	};
}

function oneUpdate(doc: Y.Doc, edit: () => void): Uint8Array {
	const updates: Uint8Array[] = [];
	const keep = (update: Uint8Array) => updates.push(update);
	doc.on('update', keep);
	doc.transact(edit);
	doc.off('update', keep);
	const [update] = updates;
	if (!update || updates.length > 1) throw new Error('one edit makes one update');
	return update;
}

describe('cutting an update', () => {
	test('[CL13] a small one stays as it is', () => {
		const update = firstContent(1);
		expect(splitUpdate(update)).toEqual([update]);
	});

	test('[CL13] a large one is cut; every piece is whole, small and applies in order', () => {
		const start = firstContent(1);
		const [author, reader] = [new Y.Doc(), new Y.Doc()];
		Y.applyUpdate(author, start);
		writeProse(author, prose(3, 'Written before'));
		Y.applyUpdate(reader, Y.encodeStateAsUpdate(author));
		const update = oneUpdate(author, () => {
			const fragment = author.getXmlFragment('prose');
			writeProse(author, prose(5_000, 'It hurts when I sit down for long'));
			fragment.delete(0, 1);
		});
		const pieces = splitUpdate(update);
		expect(pieces.length).toBeGreaterThan(4);
		for (const piece of pieces) {
			expect(piece.byteLength).toBeLessThanOrEqual(49 * 1024);
			expect(Y.decodeUpdate(piece).structs.length).toBeLessThanOrEqual(1_500);
			expect(Y.diffUpdate(piece, Uint8Array.of(0)).byteLength).toBe(piece.byteLength);
			Y.applyUpdate(reader, piece);
			expect(reader.store.pendingStructs).toBeNull();
			expect(reader.store.pendingDs).toBeNull();
		}
		expect(readProse(reader)).toEqual(readProse(author));
		expect(Y.encodeStateAsUpdate(reader)).toEqual(Y.encodeStateAsUpdate(author));
	});

	test('[CL13] for any edit and any limit the pieces make the same document', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 60 }),
				fc.integer({ min: 1, max: 40 }),
				fc.integer({ min: 20, max: 900 }),
				fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
				(count, structs, bytes, word) => {
					const start = firstContent(7);
					const [author, reader] = [new Y.Doc(), new Y.Doc()];
					Y.applyUpdate(author, start);
					writeProse(author, prose(count % 4, 'before'));
					Y.applyUpdate(reader, Y.encodeStateAsUpdate(author));
					const update = oneUpdate(author, () => {
						writeProse(author, prose(count, word));
						author.getXmlFragment('prose').delete(count % 3, Math.ceil(count / 3));
					});
					for (const piece of splitUpdate(update, { bytes, structs })) {
						Y.applyUpdate(reader, piece);
						expect(reader.store.pendingStructs).toBeNull();
					}
					expect(readProse(reader)).toEqual(readProse(author));
					expect(Y.encodeStateVector(reader)).toEqual(Y.encodeStateVector(author));
				}
			),
			{ numRuns: 60 }
		);
	});
});
