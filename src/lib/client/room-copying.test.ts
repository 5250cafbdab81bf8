import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { toId, type PlanId, type UserId } from '../domain/ids.ts';
import { onCopiesChanged } from './device/copies-channel.ts';
import { openCopyStore, type CopyStore } from './device/copy-store.ts';
import { endings } from './room-line.svelte.ts';
import { RoomCopying, type CopiedRoom, type CopyFacts } from './room-copying.ts';

const clinic = { name: 'Harbour' } as unknown as ConstructorParameters<typeof RoomCopying>[1];

let store: CopyStore;
let room: { -readonly [Key in keyof CopiedRoom]: CopiedRoom[Key] };
let copying: RoomCopying;

beforeEach(async () => {
	store = await openCopyStore();
	const userId = toId<UserId>(v7());
	await store.begin(userId, v7(), Date.now());
	room = {
		planId: toId<PlanId>(v7()),
		seq: 1,
		you: { userId, name: 'Rosa', role: 'patient' },
		confirmed: { plan: [] } as unknown as CopiedRoom['confirmed'],
		document: () => ({ json: { type: 'doc', content: [] } })
	};
	copying = new RoomCopying(room, clinic);
});

afterEach(async () => {
	copying.stop();
	await store.forget(room.you.userId);
	store.close();
	vi.useRealTimers();
});

async function keptSeq(): Promise<number | undefined> {
	const owner = (await store.owners()).find(({ userId }) => userId === room.you.userId);
	return owner && (await store.read(owner, room.planId))?.seq;
}

function is(seq: number, facts: Partial<CopyFacts> = {}): void {
	room.seq = seq;
	copying.changed({ seq, saveState: 'saved', ended: null, ...facts });
}

test('[CL43] only what the server has confirmed is kept', async () => {
	is(2, { saveState: 'saving' });
	await copying.keep();
	expect(await keptSeq()).toBeUndefined();
	is(2, { saveState: 'offline' });
	await copying.keep();
	expect(await keptSeq()).toBeUndefined();
	is(2);
	await copying.keep();
	expect(await keptSeq()).toBe(2);
});

test('[CL43] soon at first, then at most every ten seconds, and when the page is left', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	const wait = vi.spyOn(copying, 'keep');
	is(1);
	vi.advanceTimersByTime(1_000);
	expect(wait).toHaveBeenCalledTimes(1);
	await wait.mock.results[0]?.value;
	for (const seq of [2, 3, 4]) is(seq);
	vi.advanceTimersByTime(9_999);
	expect(wait).toHaveBeenCalledTimes(1);
	vi.advanceTimersByTime(1);
	expect(wait).toHaveBeenCalledTimes(2);
	await wait.mock.results[1]?.value;
	expect(await keptSeq()).toBe(4);
	is(5);
	copying.stop();
	expect(wait).toHaveBeenCalledTimes(3);
	await wait.mock.results[2]?.value;
	expect(await keptSeq()).toBe(5);
});

test('[CL44] the copy goes when access ends while the page is open', async () => {
	is(2);
	await copying.keep();
	is(2, { ended: endings['access-ended'], saveState: 'access-ended' });
	await expect.poll(keptSeq).toBeUndefined();
	is(3);
	await copying.keep();
	expect(await keptSeq()).toBeUndefined();
});

test('[CL44] a copy that was being sealed when access ended is not written any more', async () => {
	const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
	const go = Promise.withResolvers<void>();
	const sealing = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...given) => {
		await go.promise;
		return encrypt(...given);
	});
	const forgotten = Promise.withResolvers<void>();
	onTestFinished(onCopiesChanged(() => forgotten.resolve()));
	onTestFinished(() => sealing.mockRestore());
	is(2);
	const keeping = copying.keep();
	await expect.poll(() => sealing.mock.calls.length).toBe(1);
	is(2, { ended: endings['access-ended'], saveState: 'access-ended' });
	await forgotten.promise;
	go.resolve();
	await keeping;
	expect(await keptSeq()).toBeUndefined();
});
