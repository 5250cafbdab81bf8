import type { DocumentKey } from '../domain/plan/section.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import type { ProseDoc } from '../prose/node.ts';
import type { PlanCopy } from './device/plan-copy.ts';
import type { SaveState } from './save-state.ts';

/** An open plan, as far as a copy of it needs it. */
export interface CopiedRoom {
	readonly planId: PlanCopy['plan'];
	readonly seq: number;
	readonly you: PlanCopy['you'];
	readonly confirmed: PlanCopy['entities'];
	document(key: DocumentKey): { readonly json: ProseDoc };
}

export interface CopyFacts {
	readonly seq: number;
	readonly saveState: SaveState;
	readonly ended: AnsweredError | null;
}

const firstMs = 1_000;
const betweenMs = 10_000;

/**
 * Keeps a readable copy of an open plan on the device while its person wants one, a little behind
 * what the page shows. Never in the way: what cannot be kept is tried again with the next change.
 */
export class RoomCopying {
	readonly #room: CopiedRoom;
	readonly #clinic: PlanCopy['clinic'];
	/** The last state that is on the device. */
	#kept: number | null = null;
	#facts: CopyFacts | null = null;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#isUnwanted = false;
	/** Access has: a copy that is being sealed is not written any more. */
	#hasEnded = false;

	constructor(room: CopiedRoom, clinic: PlanCopy['clinic']) {
		this.#room = room;
		this.#clinic = clinic;
		if (typeof document !== 'undefined')
			document.addEventListener('visibilitychange', this.#onVisibility);
	}

	/** The plan, or what the page may do with it, is another one. */
	changed(facts: CopyFacts): void {
		this.#facts = facts;
		if (facts.ended?.code === 'access-ended') void this.#forget();
		else if (this.#isDue) this.#timer ??= setTimeout(() => void this.keep(), this.#delay);
	}

	/** The page is left. */
	stop(): void {
		if (typeof document !== 'undefined')
			document.removeEventListener('visibilitychange', this.#onVisibility);
		void this.keep().finally(() => (this.#isUnwanted = true));
	}

	/** Now, if there is something new. */
	async keep(): Promise<void> {
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#timer = null;
		if (!this.#isDue) return;
		const copy = this.#read();
		const isFresh = this.#kept === null;
		this.#kept = copy.seq;
		try {
			const { keepCopy } = await import('./device/copies.ts');
			const isWanted = () => !this.#hasEnded;
			const hasOwner = await keepCopy(copy, { at: Date.now(), isFresh, isWanted });
			if (!hasOwner) this.#isUnwanted = true;
		} catch {
			// No storage, or no room in it.
			if (isFresh) this.#kept = null;
		}
	}

	get #isDue(): boolean {
		if (this.#isUnwanted || !this.#facts) return false;
		const { seq, saveState, ended } = this.#facts;
		return ended === null && saveState === 'saved' && seq !== this.#kept;
	}

	get #delay(): number {
		return this.#kept === null ? firstMs : betweenMs;
	}

	readonly #onVisibility = (): void => {
		if (document.hidden) void this.keep();
	};

	#read(): PlanCopy {
		const { planId: plan, seq, you, confirmed: entities } = this.#room;
		const text = (key: DocumentKey) => this.#room.document(key).json;
		const sections = {
			'what-matters': text('what-matters'),
			story: text('story'),
			'working-diagnosis': text('working-diagnosis'),
			'plan-summary': text('plan-summary')
		};
		return { plan, seq, you, clinic: this.#clinic, entities, sections };
	}

	async #forget(): Promise<void> {
		this.#isUnwanted = true;
		this.#hasEnded = true;
		try {
			const { forgetCopyOf } = await import('./device/copies.ts');
			await forgetCopyOf(this.#room.you.userId, this.#room.planId);
		} catch {
			// A browser that keeps nothing has no copy.
		}
		try {
			const { forgetWeighed } = await import('./device/weighed-note.ts');
			forgetWeighed({ userId: this.#room.you.userId, planId: this.#room.planId });
		} catch {
			// And no note of what was weighed.
		}
	}
}
