import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { toId, type UserId } from '../../src/lib/domain/ids.ts';
import { FRAGMENT } from '../../src/lib/prose/node.ts';
import { DocumentServer } from './document-server.ts';

const author = toId<UserId>('018f0000-0000-7000-8000-0000000000a1');

/** A document with one text of this length, and its author's copy. */
function open(length: number) {
	const content = [{ type: 'text', text: 'a'.repeat(length), marks: [] }] as const;
	const server = new DocumentServer({ type: 'doc', content: [{ type: 'paragraph', content }] });
	const doc = server.document();
	doc.clientID = 7;
	server.lease(7, author);
	const paragraph = doc.getXmlFragment(FRAGMENT).get(0);
	const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
	if (!(text instanceof Y.XmlText)) throw new Error('no text');
	const send = (change: () => void, isMeant = false) => {
		const before = Y.encodeStateVector(doc);
		doc.transact(change);
		const checked = server.check(Y.encodeStateAsUpdate(doc, before), author, isMeant);
		return checked.ok ? 'ok' : checked.error;
	};
	return { doc, text, send };
}

test('[PG10] more than half of a long text at once is held, with the sizes', () => {
	const { text, send } = open(1_000);
	expect(send(() => text.delete(0, 501))).toEqual({
		code: 'removes-most-text',
		lost: 501,
		of: 1_000
	});
});

test('[PG10] half of it, or all of a short text, is not', () => {
	const long = open(1_000);
	expect(long.send(() => long.text.delete(0, 500))).toBe('ok');
	const short = open(500);
	expect(short.send(() => short.text.delete(0, 500))).toBe('ok');
});

test('[PG10] it goes once its author says so', () => {
	const { text, send } = open(1_000);
	expect(send(() => text.delete(0, 1_000), true)).toBe('ok');
});

test('[PG10] what comes back in the same update is not lost, unless that deletes it again', () => {
	const moved = open(1_000);
	const rewrite = () => {
		moved.text.delete(0, 1_000);
		moved.text.insert(0, 'b'.repeat(600));
	};
	expect(moved.send(rewrite)).toBe('ok');
	const lost = open(1_000);
	const undo = () => {
		lost.text.insert(1_000, 'b'.repeat(600));
		lost.text.delete(0, 1_600);
	};
	expect(lost.send(undo)).toMatchObject({ code: 'removes-most-text', lost: 1_000 });
});

test('[PG10] as a paragraph, as a broken editor takes it out', () => {
	const { doc, send } = open(1_000);
	expect(send(() => doc.getXmlFragment(FRAGMENT).delete(0, 1))).toMatchObject({ lost: 1_000 });
});
