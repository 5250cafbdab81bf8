import { createContext } from 'svelte';
import type { UserId } from '../domain/ids.ts';
import type { KeptBy } from './device/kept-by.ts';
import type { Keeping } from './save-state.ts';

/** A page that may hold something unsent. */
export interface Leaving {
	readonly hasUnsaved: boolean;
	readonly hasAnswers: boolean;
	readonly keeping: Keeping;
	settle(): Promise<void>;
	leave(isWanted: boolean): Promise<void>;
}

/** What stands between a person and the sign-out; null for nothing. */
export interface Unsent {
	/** Or would be gone. */
	readonly canKeep: boolean;
	/** Answers to the safety questions are among it: they go to nobody by themselves. */
	readonly hasAnswers: boolean;
}

/** A plan in which something waits on this device. */
export interface LeftInPlan {
	readonly plan: string;
	readonly hasAnswers: boolean;
}

const nothing: KeptBy = { plans: [], left: [], answers: [], isDeviceEmpty: true };

/** Sees to it that nobody signs out of what they have not sent without having been asked. */
export class SignOutGate {
	#page: Leaving | null = null;
	/** The page before lets go of what it keeps. */
	#gone: Promise<void> = Promise.resolve();

	/** @returns an undo, as an effect gives back */
	watch(page: Leaving): () => void {
		this.#page = page;
		return () => {
			if (this.#page === page) this.#page = null;
			this.#gone = page.leave(true);
		};
	}

	async unsentOf(userId: UserId): Promise<Unsent | null> {
		await this.#page?.settle();
		const { plans, answers } = await readKept(userId);
		const isOnPage = this.#page?.hasUnsaved ?? false;
		if (plans.length === 0 && !isOnPage) return null;
		const hasAnswers = answers.length > 0 || this.#page?.hasAnswers === true;
		return { canKeep: !isOnPage || this.#page?.keeping === 'kept', hasAnswers };
	}

	/**
	 * The last step before the form is posted.
	 * @returns whether the server may have the browser clear everything it keeps for us
	 */
	async leave(userId: UserId, isWanted: boolean): Promise<boolean> {
		await this.#page?.leave(isWanted);
		await forgetCopies();
		await forgetNotes();
		if (!isWanted) await discard(userId);
		return (await readKept(userId)).isDeviceEmpty;
	}

	/** Plans in which something waits on this device and no open page sees to it. */
	async leftOf(userId: UserId): Promise<readonly LeftInPlan[]> {
		await this.#gone;
		const { left, answers } = await readKept(userId);
		return left.map((plan) => ({ plan, hasAnswers: answers.includes(plan) }));
	}
}

async function readKept(userId: UserId): Promise<KeptBy> {
	try {
		const { keptBy } = await import('./device/kept-by.ts');
		return await keptBy(userId);
	} catch {
		return nothing;
	}
}

/** What could be read here without the server is gone before anybody else can be here. */
async function forgetCopies(): Promise<void> {
	try {
		const { forgetAllCopies } = await import('./device/copies.ts');
		const { removeWorker } = await import('./device/offline-worker.ts');
		const owners = await forgetAllCopies();
		if (owners.length > 0) await removeWorker();
	} catch {
		// A browser that keeps nothing has no copies.
	}
}

/** Sealed or not: what somebody weighed goes with them. */
async function forgetNotes(): Promise<void> {
	try {
		const { forgetWeighed } = await import('./device/weighed-note.ts');
		forgetWeighed();
	} catch {
		// A browser that keeps nothing has no notes.
	}
}

async function discard(userId: UserId): Promise<void> {
	try {
		const { discardAllOf } = await import('./device/kept-by.ts');
		await discardAllOf(userId);
	} catch {
		// A browser that keeps nothing has nothing to discard.
	}
}

export const [getSignOutGate, setSignOutGate] = createContext<SignOutGate>();
