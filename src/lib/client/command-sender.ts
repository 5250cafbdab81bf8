import type { AnsweredError } from '../protocol/answer.ts';
import type { PlanEvent } from '../protocol/event.ts';
import type { CommandDesk } from './command-desk.svelte.ts';
import type { Queued } from './outbox.ts';
import type { PlanWire } from './plan-wire.ts';
import { RetryTimer } from './retry.ts';
import type { RoomLine } from './room-line.svelte.ts';

export interface SenderHooks {
	readonly wire: PlanWire;
	readonly line: RoomLine;
	readonly desk: CommandDesk;
	readonly receive: (events: readonly PlanEvent[]) => void;
	readonly onTrouble: (isTroubled: boolean) => void;
}

/** Sends the author's commands one after the other; an unanswered one again under its op id. */
export class CommandSender {
	readonly #hooks: SenderHooks;
	#isSending = false;
	readonly #retry = new RetryTimer();

	constructor(hooks: SenderHooks) {
		this.#hooks = hooks;
	}

	/** Sends what is free, unless it is already doing so. */
	wake(): void {
		if (this.#isSending || this.#retry.isWaiting) return;
		void this.#sendNext();
	}

	/** The line came back: whatever was waiting for a better moment has it now. */
	hurry(): void {
		this.stop();
		this.wake();
	}

	stop(): void {
		this.#retry.cancel();
	}

	async #sendNext(): Promise<void> {
		const { wire, line, desk } = this.#hooks;
		const queued = line.isUp ? desk.next() : undefined;
		if (!queued) return;
		this.#isSending = true;
		const { opId, command } = queued;
		const { name, input } = command;
		const answer = await wire.command({ opId, name, input });
		this.#isSending = false;
		if (answer?.ok) this.#committed(queued, answer.events);
		else if (answer) this.#refused(queued, answer.error);
		else if (line.isUp) this.#later();
		this.wake();
	}

	#committed({ opId }: Queued, events: readonly PlanEvent[]): void {
		this.#retry.settle();
		this.#hooks.onTrouble(false);
		this.#hooks.receive(events);
		const changes = events.filter((event) => event.type === 'entity');
		this.#hooks.desk.acknowledged(opId, changes);
	}

	#refused({ opId }: Queued, error: AnsweredError): void {
		const { line, desk } = this.#hooks;
		if (error.retry === 'sign-in' || error.retry === 'reload') line.end(error);
		else if (error.retry === 'later') this.#later();
		else if (error.retry === 'resync') line.rejoinLater();
		else desk.refused(opId, error);
	}

	#later(): void {
		this.#hooks.onTrouble(true);
		this.#retry.start(async () => this.wake());
	}
}
