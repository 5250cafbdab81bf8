import type { Answer } from '../protocol/answer.ts';
import type { MatterPart, PlanMatter } from '../protocol/fingerprint.ts';
import type { Compared, PlanCompareInput } from '../protocol/socket.ts';
import type { CommandDesk } from './command-desk.svelte.ts';
import type { EventFeed } from './event-feed.ts';
import type { PlanDocuments } from './plan-documents.ts';
import type { PlanStore } from './plan-store.svelte.ts';
import type { PlanWire } from './plan-wire.ts';
import type { RoomLine } from './room-line.svelte.ts';

/** What this page holds, and where in the plan's sequence. */
export interface AtRest {
	readonly seq: number;
	readonly matter: PlanMatter;
}

export interface ComparerHooks {
	/** Null while something is unsaved or not loaded, or the line is down. */
	readonly atRest: () => AtRest | null;
	readonly compare: (asked: Omit<PlanCompareInput, 'plan'>) => Promise<Answer<Compared> | null>;
	/** The plan went on and nobody told this page. */
	readonly onBehind: () => void;
	/** This page holds something else than the server: all of it is to be loaded anew. */
	readonly onDiverged: () => void;
	/** How long nothing must happen first. */
	readonly restMs: number;
}

export interface RoomParts {
	readonly store: PlanStore;
	readonly desk: CommandDesk;
	readonly documents: PlanDocuments;
	readonly feed: EventFeed;
	readonly line: RoomLine;
	readonly wire: PlanWire;
}

/** Long enough that nobody is in the middle of something. */
const usualRestMs = 10_000;

/** The comparer of one open plan. */
export function compareRoom(
	{ store, desk, documents, feed, line, wire }: RoomParts,
	{ onDiverged, restMs }: { readonly onDiverged: () => void; readonly restMs: number | undefined }
): Comparer {
	const isSettled = () => line.isUp && desk.unsaved === 0 && documents.unsaved === 0;
	return new Comparer({
		atRest: () => {
			if (!isSettled() || !documents.areReady) return null;
			const matter = { entities: store.confirmedEntities, sections: documents.json };
			return { seq: feed.seq, matter };
		},
		compare: (asked) => wire.compare(asked),
		onBehind: () => feed.lookAhead(),
		onDiverged,
		restMs: restMs ?? usualRestMs
	});
}

/** More often, and the fault is not in what the page holds. */
const maxReloads = 3;

/**
 * Compares what this page holds with what the server holds: at rest, and once for each place in
 * the sequence. What people see must be what is stored (I10).
 */
export class Comparer {
	readonly #hooks: ComparerHooks;
	#timer: ReturnType<typeof setTimeout> | null = null;
	#comparedSeq: number | null = null;
	#reloads = 0;
	#isStopped = false;

	constructor(hooks: ComparerHooks) {
		this.#hooks = hooks;
	}

	/** Something happened: the rest begins anew. */
	moved(): void {
		if (this.#timer !== null) clearTimeout(this.#timer);
		if (this.#isStopped) return;
		// Many pages come to rest by the same event.
		const delay = this.#hooks.restMs * (1 + Math.random() / 2);
		this.#timer = setTimeout(() => void this.#compare(), delay);
	}

	stop(): void {
		this.#isStopped = true;
		if (this.#timer !== null) clearTimeout(this.#timer);
	}

	async #compare(): Promise<void> {
		const rest = this.#hooks.atRest();
		if (!rest) return this.moved();
		if (rest.seq === this.#comparedSeq || !canHash()) return;
		const { partsOf, wholeText } = await import('../protocol/fingerprint.ts');
		const parts = partsOf(rest.matter);
		const held = { seq: rest.seq, hash: await sha256(wholeText(parts)) };
		if (this.#hooks.atRest()?.seq !== rest.seq) return;
		const answer = await this.#hooks.compare({ ...held, parts: null });
		if (answer?.ok && !this.#isStopped) await this.#settle(answer.result, held, parts);
	}

	async #settle(
		result: Compared['result'],
		held: Pick<PlanCompareInput, 'seq' | 'hash'>,
		parts: readonly MatterPart[]
	): Promise<void> {
		if (result === 'skipped') return this.moved();
		this.#comparedSeq = held.seq;
		if (result === 'moved-on') this.#hooks.onBehind();
		if (result !== 'different' || this.#reloads >= maxReloads) return;
		this.#reloads += 1;
		const hashes = parts.map(async ({ part, text }) => ({ part, hash: await sha256(text) }));
		await this.#hooks.compare({ ...held, parts: await Promise.all(hashes) });
		if (this.#isStopped) return;
		this.#comparedSeq = null;
		this.#hooks.onDiverged();
		this.moved();
	}
}

/** Browsers have it where the page came by https, or from this machine. */
function canHash(): boolean {
	return 'subtle' in globalThis.crypto;
}

async function sha256(text: string): Promise<string> {
	const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
