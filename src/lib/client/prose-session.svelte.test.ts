import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AnsweredError } from '../protocol/answer.ts';
import { firstContent } from '../prose/first-content.ts';
import { toId, type OpId } from '../domain/ids.ts';
import type { ProseHooks } from './prose-hooks.ts';
import { ProseSession } from './prose-session.svelte.ts';

const outOfStep: AnsweredError = { code: 'out-of-step', message: '', retry: 'resync' };

/** A server that is not ready for the first question, and takes the second. */
function openSession() {
	const server = new Y.Doc();
	Y.applyUpdate(server, firstContent(1));
	const seen = { asked: 0, pushed: 0, refused: 0 };
	const hooks: ProseHooks = {
		open: async ({ stateVector }) => {
			seen.asked += 1;
			if (seen.asked === 1) return { ok: false, error: outOfStep };
			const update = Y.encodeStateAsUpdate(server, stateVector);
			return { ok: true, update, stateVector: Y.encodeStateVector(server), clientId: null };
		},
		push: async () => {
			seen.pushed += 1;
			return { ok: false, error: { code: 'forbidden', message: '', retry: 'never' } };
		},
		isUp: () => true,
		mayWrite: () => false,
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
