import type { Role } from '../../domain/actor.ts';
import type { PlanId, UserId } from '../../domain/ids.ts';
import type { Place, PresentPerson } from '../../protocol/socket.ts';

export interface Identity {
	readonly connectionId: string;
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
}

export type Announce = (planId: PlanId, present: readonly PresentPerson[]) => void;

const tickMs = 100;
const nowhere: Place = { section: null, item: null, cursor: null };

/**
 * Who is where. Not durable, and never ahead of identity: names and roles are the server's own.
 * However many move, a room hears once a tick, encoded once.
 */
export class Presence {
	readonly #announce: Announce;
	readonly #people = new Map<PlanId, Map<string, PresentPerson>>();
	readonly #moved = new Set<PlanId>();
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(announce: Announce) {
		this.#announce = announce;
	}

	enter(planId: PlanId, identity: Identity): void {
		const people = this.#people.get(planId) ?? new Map<string, PresentPerson>();
		people.set(identity.connectionId, { ...identity, ...nowhere });
		this.#people.set(planId, people);
		this.#mark(planId);
	}

	move(planId: PlanId, connectionId: string, place: Place): void {
		const person = this.#people.get(planId)?.get(connectionId);
		if (!person) return;
		const { section, item, cursor } = place;
		this.#people.get(planId)?.set(connectionId, { ...person, section, item, cursor });
		this.#mark(planId);
	}

	leave(planId: PlanId, connectionId: string): void {
		const people = this.#people.get(planId);
		if (!people?.delete(connectionId)) return;
		if (people.size === 0) this.#people.delete(planId);
		this.#mark(planId);
	}

	present(planId: PlanId): readonly PresentPerson[] {
		return [...(this.#people.get(planId)?.values() ?? [])];
	}

	close(): void {
		if (this.#timer) clearTimeout(this.#timer);
		this.#people.clear();
	}

	#mark(planId: PlanId): void {
		this.#moved.add(planId);
		this.#timer ??= setTimeout(() => this.#tick(), tickMs);
	}

	#tick(): void {
		this.#timer = null;
		for (const planId of this.#moved) this.#announce(planId, this.present(planId));
		this.#moved.clear();
	}
}
