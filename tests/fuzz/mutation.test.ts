import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { toId, type UserId } from '../../src/lib/domain/ids.ts';
import { randomFrom, type Random } from '../crash/random.ts';
import { DocumentServer } from './document-server.ts';
import { editSomething } from './edits.ts';
import { HeadlessEditor } from './headless-editor.ts';

const author = toId<UserId>('018f0000-0000-7000-8000-0000000000a1');
const clientId = 7;

/** A copy of what the server has, in an editor; what it writes is returned, not sent. */
function honestUpdate(server: DocumentServer, random: Random): Uint8Array | null {
	const doc = server.document();
	doc.clientID = clientId;
	const before = Y.encodeStateVector(doc);
	const known = Y.encodeStateAsUpdate(doc, before);
	const editor = new HeadlessEditor(doc);
	for (let edit = 0; edit < 3; edit += 1) editSomething(editor, random);
	const update = Y.encodeStateAsUpdate(doc, before);
	editor.destroy();
	return Buffer.compare(update, known) === 0 ? null : update;
}

function mutate(update: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
	const at = Math.floor(random() * update.length);
	const changed = Uint8Array.from(update);
	switch (Math.floor(random() * 5)) {
		case 0:
			changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
			return changed;
		case 1:
			changed[at] = Math.floor(random() * 256);
			return changed;
		case 2:
			return changed.subarray(0, at);
		case 3:
			return Uint8Array.from([...update.subarray(0, at), ...other.subarray(at % other.length)]);
		default:
			return Uint8Array.from([...update.subarray(0, at), ...update.subarray(Math.floor(at / 2))]);
	}
}

test.each([1, 2, 3])(
	'[PG9] spoilt copies of honest updates: each is answered, none leaves anything behind (seed %i)',
	(seed) => {
		const random = randomFrom(seed);
		const server = new DocumentServer();
		server.lease(clientId, author);
		let other = server.rows[0] ?? new Uint8Array();
		let [refused, taken] = [0, 0];
		for (let round = 0; round < 60; round += 1) {
			const honest = honestUpdate(server, random);
			if (!honest) continue;
			for (let spoilt = 0; spoilt < 25; spoilt += 1) {
				const checked = server.check(mutate(honest, other, random), author, true);
				if (!checked.ok) refused += 1;
				else if (!checked.value.isEmpty && taken < round) {
					taken += 1;
					server.store(checked.value, () => undefined);
					server.commit();
					expect(server.damage()).toEqual([]);
				}
			}
			other = honest;
			const next = honestUpdate(server, random);
			if (!next) continue;
			const checked = server.check(next, author, true);
			expect(checked).toMatchObject({ ok: true });
			if (checked.ok) server.store(checked.value, () => undefined);
			server.commit();
		}
		expect(refused).toBeGreaterThan(500);
		expect(taken).toBeGreaterThan(20);
		expect(server.damage()).toEqual([]);
	},
	120_000
);
