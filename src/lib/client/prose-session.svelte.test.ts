import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AnsweredError } from '../protocol/answer.ts';
import { firstContent } from '../prose/first-content.ts';
import { FRAGMENT } from '../prose/node.ts';
import { MAX_DOCUMENT_BYTES } from '../protocol/version.ts';
import { toId, type OpId } from '../domain/ids.ts';
import type { ProseHooks } from './prose-hooks.ts';
import { ProseSession } from './prose-session.svelte.ts';

const outOfStep: AnsweredError = { code: 'out-of-step', message: '', retry: 'resync' };
const forbidden: AnsweredError = { code: 'forbidden', message: '', retry: 'never' };
const textFull: AnsweredError = {
	code: 'text-full',
	limitBytes: MAX_DOCUMENT_BYTES,
	message: '',
	retry: 'never'
};
const long = 'a'.repeat(MAX_DOCUMENT_BYTES * 0.85);

interface Server {
	readonly server?: Y.Doc;
	/** Leased to whoever asks to write. */
	readonly clientId?: number | null;
	/** The answer to every push. */
	readonly error?: AnsweredError;
}

function emptyServer(): Y.Doc {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, firstContent(1));
	return doc;
}

/** A server that is not ready for the first question, and takes the second. */
function openSession({ server = emptyServer(), clientId = null, error = forbidden }: Server = {}) {
	const seen = { asked: 0, pushed: 0, refused: 0 };
	const hooks: ProseHooks = {
		open: async ({ stateVector }) => {
			seen.asked += 1;
			if (seen.asked === 1) return { ok: false, error: outOfStep };
			const update = Y.encodeStateAsUpdate(server, stateVector);
			return { ok: true, update, stateVector: Y.encodeStateVector(server), clientId };
		},
		push: async () => {
			seen.pushed += 1;
			return { ok: false, error };
		},
		isUp: () => true,
		mayWrite: () => clientId !== null,
		others: () => [],
		showCursor: () => undefined,
		newOpId: () => toId<OpId>('018f0000-0000-7000-8000-000000000001'),
		onChange: () => undefined,
		onTrouble: () => undefined,
		onStored: () => undefined,
		onRefused: () => (seen.refused += 1),
		onEnded: () => undefined
	};
	const session = new ProseSession('what-matters', { type: 'doc', content: [] }, hooks);
	return { session, seen };
}

test('[CL15] a reader that was out of step fetches, and has nothing to send', async () => {
	const { session, seen } = openSession();
	await session.sync();
	await expect.poll(() => session.ready).toBe(true);
	expect(seen).toEqual({ asked: 2, pushed: 0, refused: 0 });
	expect(session.unsaved).toBe(false);
	session.destroy();
});

test('[CL22] its writer is told when little room is left, and what is refused as full is kept', async () => {
	const server = new Y.Doc();
	const paragraph = {
		type: 'paragraph',
		content: [{ type: 'text', text: long, marks: [] }]
	} as const;
	Y.applyUpdate(server, firstContent(1, { type: 'doc', content: [paragraph] }));
	const { session, seen } = openSession({ server, clientId: 7, error: textFull });
	await session.sync();
	await session.sync();
	await expect.poll(() => session.isNearlyFull).toBe(true);
	expect(await session.openForWriting()).toBe(true);
	const first = session.doc.getXmlFragment(FRAGMENT).get(0);
	const text = first instanceof Y.XmlElement ? first.get(0) : null;
	if (text instanceof Y.XmlText) text.insert(0, 'It still hurts. ');
	await expect.poll(() => seen.refused).toBe(1);
	expect(session.unsaved).toBe(false);
	session.destroy();
});
