import type { UserId } from '../domain/ids.ts';

const everyMs = 60_000;

/** Sees to it, wherever one goes in Accord, that no copy stays which may not stay. */
export class CopyWatch {
	#looked: { readonly userId: UserId | null; readonly at: number } | null = null;

	/** @param userId who is signed in, as far as the page knows */
	async look(userId: UserId | null): Promise<void> {
		const now = Date.now();
		const last = this.#looked;
		if (last && last.userId === userId && now - last.at < everyMs) return;
		this.#looked = { userId, at: now };
		try {
			await lookNow(userId, now);
		} catch {
			// A browser that keeps nothing has no copies.
		}
	}

	/** The network is back: what ended meanwhile is heard of now. */
	lookAgain(userId: UserId | null): Promise<void> {
		this.#looked = null;
		return this.look(userId);
	}
}

async function lookNow(userId: UserId | null, now: number): Promise<void> {
	const { lookAfter, withCopies } = await import('./device/copies.ts');
	const { tellPages } = await import('./device/copies-channel.ts');
	const { askServer } = await import('./copy-server.ts');
	const { addWorker, removeWorker } = await import('./device/offline-worker.ts');
	const wanted = await withCopies(null, async (store) => {
		const [owners, over] = [await store.owners(), await store.over()];
		if (owners.length + over.length === 0) return null;
		await lookAfter(store, { userId, ask: askServer, now });
		tellPages();
		return (await store.owners()).length > 0;
	});
	if (wanted === false) await removeWorker();
	else if (wanted && userId !== null) await addWorker();
}
