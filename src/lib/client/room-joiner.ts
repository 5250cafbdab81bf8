import type { UserId } from '../domain/ids.ts';
import type { Answer, AnsweredError } from '../protocol/answer.ts';
import type { PlanEvent } from '../protocol/event.ts';
import type { Opened } from '../protocol/socket.ts';
import type { PlanWire } from './plan-wire.ts';
import { endings, type RoomLine } from './room-line.svelte.ts';

export interface JoinerParts {
	readonly wire: PlanWire;
	readonly line: RoomLine;
	/** Whose page it is. */
	readonly userId: UserId;
}

/** Brings a page into its plan, again after every reconnection, or says why that is over. */
export class RoomJoiner {
	readonly #parts: JoinerParts;

	constructor(parts: JoinerParts) {
		this.#parts = parts;
	}

	async join(lastSeq: number | null): Promise<(Answer<Opened> & { readonly ok: true }) | null> {
		const { wire, line, userId } = this.#parts;
		const answer = await wire.join(lastSeq);
		if (answer === null && line.isConnected) line.rejoinLater();
		if (!answer?.ok) return this.#refused(answer?.error);
		// Somebody else has signed in since: what was written here would be sent in their name.
		if (answer.you.userId === userId) return answer;
		line.end(endings['session-ended']);
		return null;
	}

	async fetchAfter(seq: number): Promise<readonly PlanEvent[] | null> {
		const answer = await this.#parts.wire.catchUp(seq);
		return answer?.ok ? answer.events : this.#refused(answer?.error);
	}

	#refused(error: AnsweredError | undefined): null {
		const { line } = this.#parts;
		if (error?.retry === 'later' || error?.retry === 'resync') line.rejoinLater();
		else if (error) line.end(error);
		return null;
	}
}
