import type { Change, EntityKind, PlanState } from '../domain/change.ts';
import type { Command, CommandInputByName } from '../domain/command.ts';
import type { Decision, Facts } from '../domain/decision.ts';
import type { OpId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { AnsweredError } from '../protocol/answer.ts';
import {
	commandFrom,
	entityOf,
	targetOf,
	type AnyEntity,
	type RunnableName
} from './command-table.ts';
import type { KeptCommand } from './device/kept.ts';
import { Outbox, type Queued, type RunResult } from './outbox.ts';
import type { PlanStore } from './plan-store.svelte.ts';
import type { RefusedDraft } from './refused-draft.ts';

/** Somebody changed it first: what I wanted, what stands, what I had seen. */
export interface Conflict {
	readonly id: OpId;
	readonly command: Command;
	readonly kind: EntityKind;
	readonly current: AnyEntity;
	readonly before: AnyEntity | null;
}

/** The domain's own decision; null for what only the server can decide. */
export type Predict = (command: Command, state: PlanState, facts: Facts) => Decision | null;

export interface DeskHooks {
	readonly store: PlanStore;
	readonly facts: () => Facts;
	readonly newOpId: () => OpId;
	/** The queue changed: send what is free, and show the state. */
	readonly onChange: () => void;
	readonly onRefused: (draft: RefusedDraft) => void;
}

/** Takes the author's commands, shows what they will make, and settles them with the answers. */
export class CommandDesk {
	readonly #hooks: DeskHooks;
	readonly #outbox = new Outbox();
	#predict: Predict = () => null;
	#conflicts = $state.raw<readonly Conflict[]>([]);

	constructor(hooks: DeskHooks) {
		this.#hooks = hooks;
	}

	get conflicts(): readonly Conflict[] {
		return this.#conflicts;
	}

	get unsaved(): number {
		return this.#outbox.size;
	}

	get held(): number {
		return this.#outbox.heldCount;
	}

	/** In order; another list whenever something has changed. */
	get waiting(): readonly Queued[] {
		return this.#outbox.all;
	}

	/** From now on commands show what they will make. */
	foresee(predict: Predict): void {
		this.#predict = predict;
		this.repredict();
	}

	/** Resolves when the server has answered; a refusal that is certain here is answered at once. */
	run<Name extends RunnableName>(name: Name, input: CommandInputByName[Name]): Promise<RunResult> {
		const command = commandFrom[name](input);
		const { store, facts } = this.#hooks;
		const known = facts();
		const decision = this.#predict(command, store.state, known);
		if (decision && !decision.ok && decision.error.code !== 'stale') {
			return Promise.resolve({ ok: false, error: decision.error });
		}
		return new Promise((settle) => {
			const before = entityOf(command, store.state);
			const opId = this.#hooks.newOpId();
			this.#outbox.add({ opId, command, at: known.now, before, held: false, settle });
			this.#changed();
		});
	}

	/** What was given on a page that is gone: sent as it was, before anything newer. */
	restore(earlier: readonly KeptCommand[]): void {
		const isNew = ({ opId }: KeptCommand) => this.#outbox.find(opId) === undefined;
		const settle = () => undefined;
		this.#outbox.restore(earlier.filter(isNew).map((kept) => ({ ...kept, held: false, settle })));
		this.#changed();
	}

	/** The next command to send, in order. */
	next(): Queued | undefined {
		return this.#outbox.free()[0];
	}

	/** Committed: by its acknowledgement or by its own event, whichever comes first. */
	acknowledged(opId: OpId, changes: readonly Change[]): void {
		const queued = this.#outbox.find(opId);
		if (!queued) return;
		this.#outbox.acknowledge(opId, revisionAfter(queued.command, changes));
		queued.settle({ ok: true });
		this.#changed();
	}

	refused(opId: OpId, error: AnsweredError): void {
		const queued = this.#outbox.find(opId);
		if (!queued) return;
		if (error.code === 'stale') this.#open(queued, error);
		else this.#drop(this.#outbox.refuse(opId), error);
		queued.settle({ ok: false, error });
		this.#changed();
	}

	useMine(id: OpId): void {
		const conflict = this.#close(id);
		if (!conflict) return;
		const again = { opId: this.#hooks.newOpId(), current: this.#newestOf(conflict) };
		this.#outbox.insist(id, again);
		this.#changed();
	}

	keepTheirs(id: OpId): void {
		const conflict = this.#close(id);
		if (!conflict) return;
		this.#outbox.giveWay(id, this.#newestOf(conflict));
		this.#changed();
	}

	/** Access has ended: nothing can be sent any more, and nothing is thrown away. */
	stop(error: AnsweredError): void {
		this.#conflicts = [];
		this.#drop(this.#outbox.takeAll(), error);
		this.#changed();
	}

	/** Shows again what waits, above what has just been confirmed. */
	repredict(): void {
		const { store, facts } = this.#hooks;
		store.clearPredictions();
		for (const { command, at } of this.#outbox.free()) {
			const decision = this.#predict(command, store.state, { ...facts(), now: at });
			if (!decision?.ok) continue;
			for (const change of decision.value) store.predict(change);
		}
		this.#refreshConflicts();
	}

	#changed(): void {
		this.repredict();
		this.#hooks.onChange();
	}

	#open(queued: Queued, error: Extract<Refusal, { code: 'stale' }>): void {
		const { opId: id, command, before } = queued;
		this.#outbox.hold(id);
		const { kind, current } = error;
		this.#conflicts = [...this.#conflicts, { id, command, kind, current, before }];
	}

	#close(id: OpId): Conflict | undefined {
		const conflict = this.#conflicts.find((open) => open.id === id);
		this.#conflicts = this.#conflicts.filter((open) => open !== conflict);
		return conflict;
	}

	/** The card shows what stands now, also when that moves while the author is choosing. */
	#refreshConflicts(): void {
		if (this.#conflicts.every((open) => this.#newestOf(open) === open.current)) return;
		this.#conflicts = this.#conflicts.map((open) => ({
			...open,
			current: this.#newestOf(open)
		}));
	}

	/** It may have moved again while the author was choosing. */
	#newestOf(conflict: Conflict): AnyEntity {
		const confirmed = entityOf(conflict.command, this.#hooks.store.confirmed);
		if (!confirmed || confirmed.revision < conflict.current.revision) return conflict.current;
		return confirmed;
	}

	#drop(stopped: readonly Queued[], error: AnsweredError): void {
		for (const { opId, command, settle } of stopped) {
			this.#hooks.onRefused({ id: opId, what: { type: 'command', command }, error });
			settle({ ok: false, error });
		}
	}
}

function revisionAfter(command: Command, changes: readonly Change[]): number | null {
	const target = targetOf(command);
	const own = changes.find(({ kind, entity }) =>
		target === 'plan' ? kind === 'plan' : entity.id === target
	);
	return own?.entity.revision ?? null;
}
