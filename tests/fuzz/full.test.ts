import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { toId, type UserId } from '../../src/lib/domain/ids.ts';
import { FRAGMENT } from '../../src/lib/prose/node.ts';
import { MAX_DOCUMENT_BYTES } from '../../src/lib/protocol/version.ts';
import { DocumentServer } from './document-server.ts';

const author = toId<UserId>('018f0000-0000-7000-8000-0000000000a1');

/** A document with a text this long; each change is made on a copy of what stands. */
function open(length: number) {
	const content = [{ type: 'text', text: 'a'.repeat(length), marks: [] }] as const;
	const server = new DocumentServer({ type: 'doc', content: [{ type: 'paragraph', content }] });
	server.lease(7, author);
	const send = (change: (text: Y.XmlText) => void) => {
		const doc = server.document();
		doc.clientID = 7;
		const before = Y.encodeStateVector(doc);
		change(firstText(doc));
		const checked = server.check(Y.encodeStateAsUpdate(doc, before), author, true);
		if (!checked.ok) return checked.error;
		server.store(checked.value, () => undefined);
		server.commit();
		return 'ok';
	};
	return { server, send };
}

function firstText(doc: Y.Doc): Y.XmlText {
	const paragraph = doc.getXmlFragment(FRAGMENT).get(0);
	const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
	if (!(text instanceof Y.XmlText)) throw new Error('no text');
	return text;
}

const full = { code: 'text-full', limitBytes: MAX_DOCUMENT_BYTES };

test('[PG11] what would take a document over its largest size is refused, and changes nothing', () => {
	const { server, send } = open(MAX_DOCUMENT_BYTES - 20_000);
	expect(send((text) => text.insert(0, 'b'.repeat(15_000)))).toBe('ok');
	const before = server.rows.length;
	expect(send((text) => text.insert(0, 'c'.repeat(10_000)))).toEqual(full);
	expect(server.rows.length).toBe(before);
	const { update } = server.missingFrom(new Uint8Array());
	expect(update.length).toBeLessThan(MAX_DOCUMENT_BYTES);
	expect(server.problems()).toEqual([]);
});

test('[PG11] a full document can be shortened, and has room again', () => {
	const { send } = open(MAX_DOCUMENT_BYTES - 500);
	expect(send((text) => text.insert(5, 'd'.repeat(2_000)))).toEqual(full);
	expect(send((text) => text.delete(5, 4_000))).toBe('ok');
	expect(send((text) => text.insert(5, 'e'.repeat(2_000)))).toBe('ok');
	expect(send((text) => text.insert(5, 'e'.repeat(4_000)))).toEqual(full);
});

test('[PG11] it counts after the node began anew as well', () => {
	const { server, send } = open(MAX_DOCUMENT_BYTES - 500);
	server.restart();
	expect(send((text) => text.insert(0, 'f'.repeat(600)))).toEqual(full);
});
