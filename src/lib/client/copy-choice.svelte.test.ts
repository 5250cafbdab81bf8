import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { beforeEach, expect, test, vi } from 'vitest';
import { toId, type UserId } from '../domain/ids.ts';
import { CopyChoice } from './copy-choice.svelte.ts';
import { openCopyStore, type CopyStore } from './device/copy-store.ts';

const userId = toId<UserId>(v7());
let store: CopyStore;

beforeEach(async () => {
	store = await openCopyStore();
	await store.begin(userId, v7(), Date.now());
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
	return () => {
		vi.unstubAllGlobals();
		store.close();
	};
});

test('[CL41] what the browser does not remove is said to be there still, and can be tried again', async () => {
	const choice = new CopyChoice(userId);
	await choice.look();
	expect(choice.state).toBe('on');
	const removing = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
		throw new DOMException('The disk is full', 'QuotaExceededError');
	});
	await choice.turnOff();
	expect(choice.state).toBe('not-removed');
	removing.mockRestore();
	expect(await store.owners()).toHaveLength(1);
	expect(await store.over()).toEqual([]);
	await choice.turnOff();
	expect(choice.state).toBe('off');
	expect(await store.owners()).toEqual([]);
	expect(await store.over()).toHaveLength(1);
});
