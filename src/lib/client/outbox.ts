import type { Command } from '../domain/command.ts';
import type { OpId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import {
	expectedRevisionOf,
	onTopOf,
	targetOf,
	withExpectedRevision,
	type AnyEntity
} from './command-table.ts';

export type RunResult =
	{ readonly ok: true } | { readonly ok: false; readonly error: Refusal | AnsweredError };

/** One change of the author on its way. */
export interface Queued {
	readonly opId: OpId;
	readonly command: Command;
	/** The author's clock when it was made. */
	readonly at: string;
	/** The entity as the author saw it. */
	readonly before: AnyEntity | null;
	/** Refused as stale: waits for the author's choice. */
	readonly held: boolean;
	readonly settle: (result: RunResult) => void;
}

/**
 * The author's commands in order, until each is acknowledged or refused. A held or refused command
 * stops only what comes after it on the same entity. One plan each.
 */
export class Outbox {
	#queue: Queued[] = [];

	get size(): number {
		return this.#queue.length;
	}

	get heldCount(): number {
		return this.#queue.filter(({ held }) => held).length;
	}

	/** In order; another list whenever something has changed. */
	get all(): readonly Queued[] {
		return this.#queue;
	}

	add(queued: Queued): void {
		this.#queue = [...this.#queue, queued];
	}

	/** From an earlier page: before everything that was given since. */
	restore(earlier: readonly Queued[]): void {
		this.#queue = [...earlier, ...this.#queue];
	}

	find(opId: OpId): Queued | undefined {
		return this.#queue.find((queued) => queued.opId === opId);
	}

	/** What may be sent, in order: nothing held, nothing behind something held on its entity. */
	free(): readonly Queued[] {
		const stopped = new Set<string>();
		return this.#queue.filter(({ held, command }) => {
			const target = targetOf(command);
			if (held) stopped.add(target);
			return !stopped.has(target);
		});
	}

	/**
	 * Takes out what was committed. Later commands of the author on the same entity were made on
	 * top of it: they expect the revision it really got.
	 */
	acknowledge(opId: OpId, revision: number | null): Queued | undefined {
		const done = this.#take(opId);
		if (done && revision !== null) this.#rebaseAfter(done, revision);
		return done;
	}

	hold(opId: OpId): void {
		this.#replace(opId, (queued) => ({ ...queued, held: true }));
	}

	/** The author insists: the same wish under a new op id, knowingly on top of what stands. */
	insist(opId: OpId, again: { readonly opId: OpId; readonly current: AnyEntity }): void {
		const { current } = again;
		this.#replace(opId, (queued) => ({
			...queued,
			opId: again.opId,
			command: onTopOf(queued.command, current),
			before: current,
			held: false
		}));
	}

	/** The author gives way: the command goes, those behind it stand on what stands. */
	giveWay(opId: OpId, current: AnyEntity): Queued | undefined {
		const dropped = this.#take(opId);
		if (dropped) this.#rebaseAfter(dropped, current.revision);
		return dropped;
	}

	/** Takes out a refused command and everything behind it on the same entity. */
	refuse(opId: OpId): readonly Queued[] {
		const first = this.find(opId);
		if (!first) return [];
		const target = targetOf(first.command);
		const from = this.#queue.indexOf(first);
		const isStopped = (queued: Queued, index: number) =>
			index >= from && targetOf(queued.command) === target;
		const stopped = this.#queue.filter(isStopped);
		this.#queue = this.#queue.filter((queued, index) => !isStopped(queued, index));
		return stopped;
	}

	/** Takes out everything, when access has ended. */
	takeAll(): readonly Queued[] {
		const all = this.#queue;
		this.#queue = [];
		return all;
	}

	#rebaseAfter({ command }: Queued, revision: number): void {
		const target = targetOf(command);
		let shift: number | null = null;
		this.#queue = this.#queue.map((queued) => {
			const expected = expectedRevisionOf(queued.command);
			if (expected === null || targetOf(queued.command) !== target) return queued;
			shift ??= revision - expected;
			return { ...queued, command: withExpectedRevision(queued.command, expected + shift) };
		});
	}

	#take(opId: OpId): Queued | undefined {
		const taken = this.find(opId);
		this.#queue = this.#queue.filter((queued) => queued !== taken);
		return taken;
	}

	#replace(opId: OpId, change: (queued: Queued) => Queued): void {
		this.#queue = this.#queue.map((queued) => (queued.opId === opId ? change(queued) : queued));
	}
}
