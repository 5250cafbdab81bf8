import * as Y from 'yjs';
import type { PlanId, UserId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import { err, type Result } from '../../domain/result.ts';
import type { ProseEvent } from '../../protocol/event.ts';
import { DocumentSize } from '../../prose/document-size.ts';
import { MAX_DOCUMENT_BYTES } from '../../protocol/version.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { loadDocument, readClientOwners, type LoadedDocument } from '../plan/prose-reader.ts';
import { leaseClientId, writeSnapshot } from '../plan/prose-writer.ts';
import type { GateRefusal } from './gate-problem.ts';
import { findPlaced, type Placed } from './placement.ts';
import { findLoss, mayRemoveMost, type TextLoss } from './text-loss.ts';
import { Projection } from './projection.ts';
import { encodeClocks, gateUpdate, type GatedUpdate } from './prose-gate.ts';

// A new snapshot once it saves as much as it costs, or the tail is long to replay.
const maxTailRows = 300;

// Taking in one keystroke costs Yjs a whole transaction; many together hardly more.
const maxCommitted = 100;

interface EncodedState {
	readonly update: Uint8Array;
	readonly stateVector: Uint8Array;
}

const keepEncodedMs = 5_000;

export type CheckRefusal =
	| GateRefusal
	| { readonly code: 'text-full'; readonly limitBytes: number }
	| ({ readonly code: 'removes-most-text' } & TextLoss);

/**
 * One open prose document. It never runs ahead of the disk; its projection also counts what is on
 * the way there.
 */
export class LiveDocument {
	readonly key: DocumentKey;
	readonly #doc: Y.Doc;
	/** Committed, and taken into `doc` together when somebody needs it. */
	#committed: Uint8Array[] = [];
	/** Updates on their way to the disk, which the projection counts already. */
	readonly #expected = new Set<Uint8Array>();
	readonly #owners: Map<number, UserId | null>;
	readonly #projection: Projection;
	readonly #size: DocumentSize;
	#seq: number;
	#tail: { rows: number; bytes: number };
	#snapshotBytes: number;
	#encoded: EncodedState | null = null;
	#forgetting: ReturnType<typeof setTimeout> | null = null;

	constructor(
		key: DocumentKey,
		{ loaded, owners }: { loaded: LoadedDocument; owners: Map<number, UserId | null> }
	) {
		this.key = key;
		this.#doc = loaded.doc;
		this.#owners = owners;
		this.#projection = new Projection(loaded.doc);
		this.#size = new DocumentSize(loaded.snapshotBytes, loaded.tail.bytes);
		this.#seq = loaded.seq;
		this.#tail = loaded.tail;
		this.#snapshotBytes = loaded.snapshotBytes;
	}

	/** Up to which event of the plan the document is current. */
	get seq(): number {
		return this.#seq;
	}

	/** @param removesMost the person was asked, and means to take most of the text away */
	check(
		update: Uint8Array,
		{ userId, removesMost = false }: { userId: UserId; removesMost?: boolean }
	): Result<GatedUpdate, CheckRefusal> {
		const gated = gateUpdate(update, {
			clocks: this.#projection.clocks,
			deleted: this.#projection.deleted,
			isOwnClient: (clientId) => this.#owners.get(clientId) === userId,
			find: (client, clock) => this.#find(client, clock)
		});
		if (!gated.ok) return gated;
		if (this.#isFullFor(gated.value)) {
			return err({ code: 'text-full', limitBytes: MAX_DOCUMENT_BYTES });
		}
		if (removesMost || !mayRemoveMost(gated.value)) return gated;
		const loss = findLoss(this.#current(), gated.value);
		return loss ? err({ code: 'removes-most-text', ...loss }) : gated;
	}

	/** Taking away is always allowed: it is how there is room again. */
	#isFullFor({ advanced, update }: GatedUpdate): boolean {
		if (advanced.size === 0) return false;
		return this.#size.isOver(MAX_DOCUMENT_BYTES, update.length, () => this.#whole().update.length);
	}

	/** Whether it comes under a client id that this node has not heard of: leased by another one? */
	hasUnknownClient(update: Uint8Array): boolean {
		try {
			return [...Y.parseUpdateMeta(update).from.keys()].some((id) => !this.#owners.has(id));
		} catch {
			return false;
		}
	}

	/** Client ids are leased by any node, and a page that moves from one to another keeps its own. */
	async learnOwners(database: AccordDatabase, planId: PlanId): Promise<void> {
		const owners = await readClientOwners(database, planId, this.key);
		for (const [clientId, userId] of owners) this.#owners.set(clientId, userId);
	}

	/** Counts an update as on its way to the disk. */
	expect(gated: GatedUpdate): void {
		this.#expected.add(gated.update);
		this.#size.add(gated.update.length, gated.deletes.length);
		this.#projection.add(gated);
	}

	/** Nothing is on its way any more: what was expected did not get there. */
	forgetExpected(): void {
		this.#expected.clear();
		this.#projection.reset(this.#current());
	}

	/** Takes in what has been committed; what it has already is left alone. */
	apply({ update, seq }: ProseEvent): void {
		if (seq <= this.#seq) return;
		this.#encoded = null;
		this.#committed.push(update);
		if (this.#committed.length >= maxCommitted) this.#current();
		this.#seq = seq;
		this.#tail.rows += 1;
		this.#tail.bytes += update.length;
		if (this.#expected.delete(update)) return;
		this.#size.add(update.length);
		this.#projection.addStored(update);
	}

	missingFrom(stateVector: Uint8Array): EncodedState {
		// Nothing at all, and the state vector of a document with nothing in it.
		if (stateVector.length === 0 || (stateVector.length === 1 && stateVector[0] === 0)) {
			return this.#whole();
		}
		const doc = this.#current();
		return {
			update: Y.encodeStateAsUpdate(doc, stateVector),
			stateVector: Y.encodeStateVector(doc)
		};
	}

	/** Encoded once for all who open the document until it changes, and not kept for much longer. */
	#whole(): EncodedState {
		const doc = this.#current();
		this.#encoded ??= {
			update: Y.encodeStateAsUpdate(doc, encodeClocks(new Map())),
			stateVector: Y.encodeStateVector(doc)
		};
		this.#forgetting ??= setTimeout(() => {
			[this.#encoded, this.#forgetting] = [null, null];
		}, keepEncodedMs).unref();
		return this.#encoded;
	}

	async lease(
		database: AccordDatabase,
		lease: { planId: PlanId; userId: UserId },
		draw: (limit: number) => number
	): Promise<number> {
		const clientId = await leaseClientId(database, { ...lease, document: this.key }, draw);
		this.#owners.set(clientId, lease.userId);
		return clientId;
	}

	/** Writes a snapshot when that is worth it: built by replay, and equal to what is open. */
	async compact(database: AccordDatabase, planId: PlanId): Promise<void> {
		const { rows, bytes } = this.#tail;
		if (rows < maxTailRows && (rows === 0 || bytes < Math.max(this.#snapshotBytes, 4_096))) return;
		this.#tail = { rows: 0, bytes: 0 };
		const loaded = await loadDocument(database, planId, this.key);
		const state = Y.encodeStateAsUpdate(loaded.doc);
		loaded.doc.destroy();
		this.#snapshotBytes = state.length;
		await writeSnapshot(database, { planId, document: this.key, seq: loaded.seq, state });
	}

	destroy(): void {
		if (this.#forgetting) clearTimeout(this.#forgetting);
		this.#doc.destroy();
	}

	/** What was committed last is taken in only when it is asked for. */
	#find(client: number, clock: number): Placed | undefined {
		const found =
			this.#projection.placed.find(client, clock) ?? findPlaced(this.#doc, client, clock);
		if (found || this.#committed.length === 0) return found;
		return findPlaced(this.#current(), client, clock);
	}

	/** The document with everything committed in it. */
	#current(): Y.Doc {
		const committed = this.#committed;
		this.#committed = [];
		this.#doc.transact(() => {
			for (const update of committed) Y.applyUpdate(this.#doc, update);
		});
		this.#projection.prune(this.#doc);
		return this.#doc;
	}
}

export async function openLiveDocument(
	database: AccordDatabase,
	planId: PlanId,
	key: DocumentKey
): Promise<LiveDocument> {
	const [loaded, owners] = await Promise.all([
		loadDocument(database, planId, key),
		readClientOwners(database, planId, key)
	]);
	return new LiveDocument(key, { loaded, owners });
}
