import { SvelteSet } from 'svelte/reactivity';
import type { EntityKind } from '../domain/change.ts';
import type { UserId } from '../domain/ids.ts';
import type { Answer } from '../protocol/answer.ts';
import type { PlanEvent } from '../protocol/event.ts';

export interface ChangeMark {
	readonly kind: EntityKind | 'prose';
	/** The entity's id, or the document's key. */
	readonly id: string;
}

type EventsAfter = (
	seq: number
) => Promise<Answer<{ readonly events: readonly PlanEvent[] }> | null>;

/** What others changed since this person last looked. Somebody here for the first time has none. */
export class ChangeMarks {
	readonly #own: UserId;
	readonly #marks = new SvelteSet<string>();
	readonly #from: number;
	readonly #to: number;
	#isLoaded: boolean;

	constructor(own: UserId, look: { readonly lastLookSeq: number; readonly seq: number }) {
		this.#own = own;
		[this.#from, this.#to] = [look.lastLookSeq, look.seq];
		this.#isLoaded = look.lastLookSeq === 0 || look.lastLookSeq >= look.seq;
	}

	has(mark: ChangeMark): boolean {
		return this.#marks.has(keyOf(mark));
	}

	seen(mark: ChangeMark): void {
		this.#marks.delete(keyOf(mark));
	}

	note(event: PlanEvent): void {
		if (event.actorId === this.#own) return;
		this.#marks.add(
			event.type === 'prose'
				? keyOf({ kind: 'prose', id: event.document })
				: keyOf({ kind: event.kind, id: event.entity.id })
		);
	}

	/** Asks once what happened between the last look and the page. */
	async load(eventsAfter: EventsAfter): Promise<void> {
		if (this.#isLoaded) return;
		this.#isLoaded = true;
		const answer = await eventsAfter(this.#from);
		this.#isLoaded = answer !== null;
		if (!answer?.ok) return;
		for (const event of answer.events) if (event.seq <= this.#to) this.note(event);
	}
}

function keyOf({ kind, id }: ChangeMark): string {
	return JSON.stringify([kind, id]);
}
