import type { RefusedDraft } from './refused-draft.ts';
import type { RoomLine } from './room-line.svelte.ts';
import { saveStateOf, type SaveState } from './save-state.ts';
import { UnloadGuard } from './unload-guard.ts';

export interface UnsavedCount {
	readonly unsaved: number;
	readonly held: number;
}

/** What of this page is not on the server, and the words and the guard that follow from it. */
export class UnsavedLedger {
	readonly #guard = new UnloadGuard();
	#count = $state.raw<UnsavedCount>({ unsaved: 0, held: 0 });
	#refused = $state.raw<readonly RefusedDraft[]>([]);
	#isTroubled = $state(false);

	get refused(): readonly RefusedDraft[] {
		return this.#refused;
	}

	/** Something would be lost if the page were closed now. */
	get hasUnsaved(): boolean {
		return this.#count.unsaved > 0 || this.#refused.length > 0;
	}

	saveState({ state, isOnline, ended }: RoomLine): SaveState {
		return saveStateOf({
			line: state,
			online: isOnline,
			accessEnded: ended !== null && ended.code !== 'outdated-client',
			outdated: ended?.code === 'outdated-client',
			...this.#count,
			troubled: this.#isTroubled
		});
	}

	count(count: UnsavedCount): void {
		this.#count = count;
		this.#guard.set(this.hasUnsaved);
	}

	/** Whether the server has trouble storing, by its last answer. */
	readonly setTroubled = (isTroubled: boolean): void => {
		this.#isTroubled = isTroubled;
	};

	readonly keep = (draft: RefusedDraft): void => {
		this.#refused = [...this.#refused, draft];
		this.#guard.set(this.hasUnsaved);
	};

	dismiss(id: string): void {
		this.#refused = this.#refused.filter((draft) => draft.id !== id);
		this.#guard.set(this.hasUnsaved);
	}

	close(): void {
		this.#guard.set(false);
	}
}
