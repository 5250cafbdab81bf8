import type TreatmentDialog from './TreatmentDialog.svelte';
import type TreatmentEdit from './TreatmentEdit.svelte';

/**
 * The forms of the room, fetched when the page has come to rest: the plan is readable and live
 * before, and later there need be no connection to open one.
 */
export class RoomParts {
	#treatmentDialog = $state.raw<typeof TreatmentDialog | null>(null);
	#treatmentEdit = $state.raw<typeof TreatmentEdit | null>(null);

	get treatmentDialog(): typeof TreatmentDialog | null {
		return this.#treatmentDialog;
	}

	get treatmentEdit(): typeof TreatmentEdit | null {
		return this.#treatmentEdit;
	}

	/** Without a connection it comes to nothing, and is asked for again when a form is wanted. */
	async load(): Promise<void> {
		if (this.#treatmentEdit) return;
		try {
			const [dialog, edit] = await Promise.all([
				import('./TreatmentDialog.svelte'),
				import('./TreatmentEdit.svelte')
			]);
			this.#treatmentDialog = dialog.default;
			this.#treatmentEdit = edit.default;
		} catch {
			this.#treatmentDialog = null;
		}
	}
}

/** Runs when the browser has nothing better to do. @returns an undo */
export function whenIdle(run: () => void): () => void {
	if (!('requestIdleCallback' in window)) {
		const timer = setTimeout(run, 1_500);
		return () => clearTimeout(timer);
	}
	const handle = requestIdleCallback(run, { timeout: 4_000 });
	return () => cancelIdleCallback(handle);
}
