import type { UserId } from '../domain/ids.ts';
import { askServer, beginOnServer } from './copy-server.ts';
import type { CopyMark } from './device/copy-store.ts';

/** Where somebody stands with "keep a copy on this device". */
export type ChoiceState =
	| 'looking'
	| 'off'
	| 'turning-on'
	| 'on'
	| 'turning-off'
	/** It is on still: the browser did not remove the copies. */
	| 'not-removed'
	| 'cannot'
	| 'no-answer';

/** Somebody's choice for this browser: off until they turn it on. */
export class CopyChoice {
	readonly #userId: UserId;
	#state = $state<ChoiceState>('looking');
	#marks = $state.raw<readonly CopyMark[]>([]);

	constructor(userId: UserId) {
		this.#userId = userId;
	}

	get state(): ChoiceState {
		return this.#state;
	}

	/** Of which plans there is a copy. */
	get marks(): readonly CopyMark[] {
		return this.#marks;
	}

	async look(): Promise<void> {
		try {
			const { withCopies } = await import('./device/copies.ts');
			const marks = await withCopies<readonly CopyMark[] | null>(null, async (store) => {
				const own = (await store.owners()).find(({ userId }) => userId === this.#userId);
				return own ? store.marks(own) : null;
			});
			this.#marks = marks ?? [];
			this.#state = marks ? 'on' : 'off';
		} catch {
			this.#state = 'cannot';
		}
	}

	/** The server has it on record before anything is kept. */
	async turnOn(): Promise<void> {
		this.#state = 'turning-on';
		if (!(await this.#begin())) return;
		const { addWorker } = await import('./device/offline-worker.ts');
		if (await addWorker().catch(() => false)) return this.look();
		await removeAll().catch(() => undefined);
		this.#state = 'cannot';
	}

	async turnOff(): Promise<void> {
		this.#state = 'turning-off';
		try {
			await removeAll();
			await this.look();
		} catch {
			this.#state = 'not-removed';
		}
	}

	/** Tries the drawer first: who cannot keep anything is not put on record as keeping. */
	async #begin(): Promise<boolean> {
		try {
			const { openCopyStore } = await import('./device/copy-store.ts');
			const store = await openCopyStore();
			const id = await beginOnServer();
			if (id !== null) await store.begin(this.#userId, id, Date.now());
			store.close();
			if (id === null) this.#state = 'no-answer';
			else void navigator.storage?.persist().catch(() => false);
			return id !== null;
		} catch {
			this.#state = 'cannot';
			return false;
		}
	}
}

/** @throws where the browser keeps what it should throw away */
async function removeAll(): Promise<void> {
	const { forgetAllCopies, tellWhatIsOver, withCopies } = await import('./device/copies.ts');
	const { removeWorker } = await import('./device/offline-worker.ts');
	await forgetAllCopies();
	// Without copies it goes by itself at the next look.
	await removeWorker().catch(() => undefined);
	await withCopies(undefined, (store) => tellWhatIsOver(store, askServer));
}
