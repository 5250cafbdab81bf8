import type { RefusedDraft } from './refused-draft.ts';
import type { RoomLine } from './room-line.svelte.ts';
import { saveStateOf, type Keeping, type SaveState } from './save-state.ts';
import { UnloadGuard } from './unload-guard.ts';

export interface UnsavedCount {
	readonly unsaved: number;
	readonly held: number;
	/** Answers to the safety questions are among it, or not even sent off. */
	readonly hasAnswers: boolean;
	/** Of the unsaved and the refused: whether it is on this device. */
	readonly keeping: Keeping;
	/** Nothing more can be sent from this page. */
	readonly isOver: boolean;
}

/** What of this page is not on the server, and the words and the guard that follow from it. */
export class UnsavedLedger {
	readonly #guard = new UnloadGuard();
	#count = $state.raw<UnsavedCount>({
		unsaved: 0,
		held: 0,
		hasAnswers: false,
		keeping: 'none',
		isOver: false
	});
	#refused = $state.raw<readonly RefusedDraft[]>([]);
	#isTroubled = $state(false);
	#hasAnswer = $state(false);

	get refused(): readonly RefusedDraft[] {
		return this.#refused;
	}

	/** Something has not been acknowledged, or was refused and is still shown. */
	get hasUnsaved(): boolean {
		const { unsaved, hasAnswers } = this.#count;
		return unsaved > 0 || hasAnswers || this.#refused.length > 0;
	}

	/**
	 * Whether leaving wants a second thought: something would be gone for good, or would not reach
	 * the others before the plan is opened again.
	 */
	get asks(): boolean {
		if (this.#hasAnswer || !this.hasUnsaved) return false;
		const { keeping, unsaved, hasAnswers, isOver } = this.#count;
		return keeping !== 'kept' || ((unsaved > 0 || hasAnswers) && !isOver);
	}

	/** The team does not have all that was answered to the safety questions. */
	get hasAnswers(): boolean {
		return this.#count.hasAnswers;
	}

	get keeping(): Keeping {
		return this.#count.keeping;
	}

	saveState({ state, isOnline, ended }: RoomLine): SaveState {
		const { unsaved, held, hasAnswers } = this.#count;
		return saveStateOf({
			line: state,
			online: isOnline,
			accessEnded: ended !== null && ended.code !== 'outdated-client',
			outdated: ended?.code === 'outdated-client',
			unsaved,
			held,
			hasAnswers,
			troubled: this.#isTroubled
		});
	}

	count(count: UnsavedCount): void {
		this.#count = count;
		this.#guard.set(this.asks);
	}

	/** Whether the server has trouble storing, by its last answer. */
	setTroubled(isTroubled: boolean): void {
		this.#isTroubled = isTroubled;
	}

	keep(draft: RefusedDraft): void {
		if (this.#refused.some(({ id }) => id === draft.id)) return;
		this.#refused = [...this.#refused, draft];
	}

	dismiss(id: string): void {
		this.#refused = this.#refused.filter((draft) => draft.id !== id);
	}

	/** The page is left, or its person has said what is to become of it: it does not ask again. */
	letGo(): void {
		this.#hasAnswer = true;
		this.#guard.set(false);
	}
}
