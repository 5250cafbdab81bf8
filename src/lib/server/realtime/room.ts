import { isAttending } from '../../domain/care-session/open-session.ts';
import type { CareSession } from '../../domain/care-session/care-session.ts';
import type { Member } from '../../domain/care-team/care-team.ts';
import type { CareSessionId, OpId, PlanId, UserId } from '../../domain/ids.ts';
import type { PlanStatus } from '../../domain/plan/plan.ts';
import { isPlanOpen } from '../../domain/policy.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import type { Result } from '../../domain/result.ts';
import type { PlanEvent } from '../../protocol/event.ts';
import type { Committed } from '../application/context.ts';
import type { AccordDatabase } from '../db/accord.ts';
import type { Head } from '../plan/chain.ts';
import { findOpenCareSession } from '../plan/session-reader.ts';
import { findMember, readEventRows, readHead, readPlanStatus } from '../plan/reader.ts';
import { rowToPlanEvent } from '../plan/wire.ts';
import { openLiveDocument, type LiveDocument } from './live-document.ts';

const recentLimit = 64;
const pullLimit = 500;

/** Why a prose update did not get to the disk. */
export interface PushRefusal {
	readonly code: 'unavailable' | 'op-id-reused' | 'access-ended';
}

export type Broadcast = (events: readonly PlanEvent[]) => void;

/** What a room reaches the world with. */
export interface RoomOutside {
	readonly database: AccordDatabase;
	readonly broadcast: Broadcast;
	/** This node has committed up to here: the others do not know it yet. */
	readonly onCommitted: (seq: number) => void;
	/** Before anybody hears of it: somebody's place in the plan has ended, whoever ended it. */
	readonly onMemberEnded: (userId: UserId) => void;
}

/**
 * What one node keeps of one plan while somebody has it open. Events pass through `deliver` in
 * the order of their sequence, each once: applied to the open documents, then broadcast.
 */
export class Room {
	readonly planId: PlanId;
	/** Prose pushes on their way to the disk, so that a push sent twice is one. */
	readonly pending = new Map<OpId, Promise<Result<{ seq: number }, PushRefusal>>>();
	readonly #database: AccordDatabase;
	readonly #outside: RoomOutside;
	readonly #documents = new Map<DocumentKey, LiveDocument>();
	readonly #opening = new Map<DocumentKey, Promise<LiveDocument>>();
	readonly #members = new Map<UserId, Promise<Member | undefined>>();
	#status: Promise<PlanStatus | undefined> | null = null;
	#session: Promise<CareSession | undefined> | null = null;
	#recent: PlanEvent[] = [];
	#head: Head;
	#pull: Promise<void> | null = null;

	constructor(planId: PlanId, head: Head, outside: RoomOutside) {
		this.planId = planId;
		this.#head = head;
		this.#database = outside.database;
		this.#outside = outside;
	}

	get head(): Head {
		return this.#head;
	}

	get openDocuments(): number {
		return this.#documents.size;
	}

	/** The person's membership as of the head; forgotten whenever a membership changes. */
	member(userId: UserId): Promise<Member | undefined> {
		const known = this.#members.get(userId);
		if (known) return known;
		const found = findMember(this.#database, this.planId, userId);
		this.#members.set(userId, found);
		found.catch(() => this.#members.delete(userId));
		return found;
	}

	/** The plan's status as of the head; forgotten whenever the plan itself changes. */
	status(): Promise<PlanStatus | undefined> {
		if (this.#status) return this.#status;
		const found = readPlanStatus(this.#database, this.planId);
		this.#status = found;
		found.catch(() => (this.#status = null));
		return found;
	}

	/** Whether prose may still be written; a closed plan is read, never changed. */
	async isOpen(): Promise<boolean> {
		const status = await this.status();
		return status !== undefined && isPlanOpen({ status });
	}

	/** The care session that somebody is in as of the head; forgotten whenever one changes. */
	async careSessionOf(userId: UserId): Promise<CareSessionId | null> {
		if (!this.#session) {
			const found = findOpenCareSession(this.#database, this.planId);
			this.#session = found;
			found.catch(() => (this.#session = null));
		}
		const session = await this.#session;
		return session && isAttending(session, userId) ? session.id : null;
	}

	/** Opened once, however many ask at the same time. */
	async document(key: DocumentKey): Promise<LiveDocument> {
		const open = this.#documents.get(key);
		if (open) return open;
		const opening =
			this.#opening.get(key) ?? this.#open(key).finally(() => this.#opening.delete(key));
		this.#opening.set(key, opening);
		return opening;
	}

	/** Loaded at some moment of the database, then brought to this room's own moment. */
	async #open(key: DocumentKey): Promise<LiveDocument> {
		for (;;) {
			const before = this.#head.seq;
			const document = await openLiveDocument(this.#database, this.planId, key);
			const meanwhile = this.recentAfter(before);
			if (!meanwhile) continue;
			for (const event of meanwhile) {
				if (event.type === 'prose' && event.document === key) document.apply(event);
			}
			this.#documents.set(key, document);
			return document;
		}
	}

	get newestEvent(): PlanEvent | undefined {
		return this.#recent.at(-1);
	}

	/** The events after `seq` while they are still at hand; null when they must be read. */
	recentAfter(seq: number): readonly PlanEvent[] | null {
		if (seq >= this.#head.seq) return [];
		const first = this.#recent[0];
		if (!first || first.seq > seq + 1) return null;
		return this.#recent.filter((event) => event.seq > seq);
	}

	/** Resolves once everything up to and including `committed` was applied and broadcast. */
	async deliver(
		committed: Omit<Committed, 'planId'>,
		broadcast = this.#outside.broadcast
	): Promise<void> {
		const [first] = committed.events;
		this.#outside.onCommitted(committed.head.seq);
		if (!first || committed.head.seq <= this.#head.seq) return;
		if (first.seq === this.#head.seq + 1) {
			this.#advance(committed.events, committed.head, broadcast);
			return;
		}
		while (this.#head.seq < committed.head.seq) await this.catchUp();
	}

	/** Reads on until the room stands at `seq`, or the database has nothing more. */
	async reach(seq: number): Promise<void> {
		// It may be our own commit that was seen, whose answer is about to arrive.
		if (this.#head.seq < seq) await Promise.allSettled(this.pending.values());
		let missed = 0;
		while (this.#head.seq < seq && missed < 2) {
			const before = this.#head.seq;
			await this.catchUp();
			// A reading under way may be older than what is asked for: once more, then no more.
			missed = this.#head.seq === before ? missed + 1 : 0;
		}
	}

	/** Reads what this node has not seen: another node's changes, or a commit still on its way. */
	catchUp(): Promise<void> {
		this.#pull ??= this.#pullTail().finally(() => {
			this.#pull = null;
		});
		return this.#pull;
	}

	async #pullTail(): Promise<void> {
		const rows = await readEventRows(this.#database, {
			planId: this.planId,
			afterSeq: this.#head.seq,
			limit: pullLimit
		});
		const fresh = rows.filter((row) => row.seq > this.#head.seq);
		const last = fresh.at(-1);
		if (!last) return;
		const head = { seq: last.seq, hash: last.hash };
		this.#advance(fresh.map(rowToPlanEvent), head, this.#outside.broadcast);
	}

	#advance(events: readonly PlanEvent[], head: Head, broadcast: Broadcast): void {
		this.#head = head;
		this.#recent.push(...events);
		if (this.#recent.length > recentLimit * 2) this.#recent = this.#recent.slice(-recentLimit);
		for (const event of events) {
			if (event.type === 'prose') this.#documents.get(event.document)?.apply(event);
			else if (event.kind === 'member') this.#membershipChanged(event.entity);
			else if (event.kind === 'plan') this.#status = null;
			else if (event.kind === 'careSession') this.#session = null;
		}
		broadcast(events);
	}

	#membershipChanged({ userId, until }: Member): void {
		this.#members.clear();
		if (until !== null) this.#outside.onMemberEnded(userId);
	}

	async compact(): Promise<void> {
		for (const document of this.#documents.values()) {
			await document.compact(this.#database, this.planId);
		}
	}

	/** Lets go of the documents; nothing is lost, for they never held more than the disk. */
	close(): void {
		for (const document of this.#documents.values()) document.destroy();
		this.#documents.clear();
	}
}

export async function openRoom(planId: PlanId, outside: RoomOutside): Promise<Room | undefined> {
	const head = await readHead(outside.database, planId);
	return head && new Room(planId, head, outside);
}
