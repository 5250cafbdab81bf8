import type { PlanId } from '../../domain/ids.ts';
import type { KnownHead } from '../plan/head-reader.ts';

const gatherMs = 15;

/** Tells the other nodes which plans went on here: gathered, so that typing is not a message a key. */
export class Hints {
	readonly #tell: (heads: KnownHead[]) => void;
	readonly #heads = new Map<PlanId, number>();
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(tell: (heads: KnownHead[]) => void) {
		this.#tell = tell;
	}

	/** Call it after the commit. */
	note(planId: PlanId, seq: number): void {
		this.#heads.set(planId, Math.max(seq, this.#heads.get(planId) ?? 0));
		this.#timer ??= setTimeout(() => this.flush(), gatherMs);
	}

	flush(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#timer = null;
		if (this.#heads.size === 0) return;
		const heads = [...this.#heads].map(([planId, seq]) => ({ planId, seq }));
		this.#heads.clear();
		this.#tell(heads);
	}
}
