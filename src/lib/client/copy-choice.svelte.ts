import type { UserId } from '../domain/ids.ts';
import { askServer, beginOnServer } from './copy-server.ts';
import type { CopyMark } from './device/copy-store.ts';

/** Where somebody stands with "keep a copy on this device". */
export type ChoiceState =
	'looking' | 'off' | 'turning-on' | 'on' | 'turning-off' | 'cannot' | 'no-answer';

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
		const id = await this.#begin();
		if (id === null) return;
		const { addWorker } = await import('./device/offline-worker.ts');
		if (await addWorker().catch(() => false)) return this.look();
		await this.#undo(id);
		this.#state = 'cannot';
	}

	async turnOff(): Promise<void> {
		this.#state = 'turning-off';
		const { forgetAllCopies } = await import('./device/copies.ts');
		const { removeWorker } = await import('./device/offline-worker.ts');
		const owners = await forgetAllCopies();
		await removeWorker();
		for (const { id } of owners) await askServer({ copy: id, plans: [], ends: true });
		await this.look();
	}

	/** Tries the drawer first: who cannot keep anything is not put on record as keeping. */
	async #begin(): Promise<string | null> {
		try {
			const { openCopyStore } = await import('./device/copy-store.ts');
			const store = await openCopyStore();
			const id = await beginOnServer();
			if (id !== null) await store.begin(this.#userId, id, Date.now());
			store.close();
			if (id === null) this.#state = 'no-answer';
			else void navigator.storage?.persist().catch(() => false);
			return id;
		} catch {
			this.#state = 'cannot';
			return null;
		}
	}

	async #undo(id: string): Promise<void> {
		const { forgetAllCopies } = await import('./device/copies.ts');
		await forgetAllCopies();
		await askServer({ copy: id, plans: [], ends: true });
	}
}
