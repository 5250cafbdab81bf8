import type { PlanId } from '../domain/ids.ts';
import type { PresentPerson } from '../protocol/socket.ts';
import type { PlanWire } from './plan-wire.ts';
import { PresenceReporter } from './presence.ts';
import type { RoomLine } from './room-line.svelte.ts';

/** Who has the plan open, and where this page's person is for the others. */
export class RoomPresence extends PresenceReporter {
	readonly #line: RoomLine;
	#people = $state.raw<readonly PresentPerson[]>([]);
	/** As of the last join: while the line is away, this page is still the same person. */
	#ownId = $state<string>();

	constructor(parts: {
		readonly planId: PlanId;
		readonly wire: PlanWire;
		readonly line: RoomLine;
	}) {
		const { planId, wire, line } = parts;
		super((place) => {
			if (line.isUp) wire.showPlace(place);
		});
		this.#line = line;
		line.socket.on('presence:state', ({ plan, present }) => {
			if (plan === planId) this.#people = present;
		});
	}

	/** Everybody, this page included. */
	get people(): readonly PresentPerson[] {
		return this.#people;
	}

	/** Nobody while the line is away: where they are now is not known. */
	get others(): readonly PresentPerson[] {
		if (!this.#line.isUp) return [];
		return this.#people.filter(({ connectionId }) => connectionId !== this.ownId);
	}

	/** Which of them this page is. */
	get ownId(): string | undefined {
		return this.#ownId;
	}

	joined(people: readonly PresentPerson[]): void {
		this.#people = people;
		this.#ownId = this.#line.socket.id;
	}

	override stop(): void {
		super.stop();
		this.#people = [];
	}
}
