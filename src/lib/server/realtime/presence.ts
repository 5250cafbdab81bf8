import type { PlanId, UserId } from '../../domain/ids.ts';
import type { Role } from '../../domain/actor.ts';
import type { Place, PresentPerson } from '../../protocol/socket.ts';

export interface Identity {
	readonly connectionId: string;
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
}

export interface PeopleOfPlan {
	readonly planId: PlanId;
	readonly people: PresentPerson[];
}

export interface PresenceOutlets {
	/** To everybody who has the plan open here: whoever is in it, here and elsewhere. */
	readonly announce: (planId: PlanId, present: readonly PresentPerson[]) => void;
	/** To the other nodes: who is in these plans here. */
	readonly publish: (plans: PeopleOfPlan[]) => void;
	readonly elsewhere: (planId: PlanId) => readonly PresentPerson[];
}

const tickMs = 100;
const nowhere: Place = { section: null, item: null, cursor: null };

/**
 * Who is where. Not durable, and never ahead of identity: names and roles are the server's own.
 * However many move, a room hears once a tick, encoded once, and so does each other node.
 */
export class Presence {
	readonly #outlets: PresenceOutlets;
	readonly #people = new Map<PlanId, Map<string, PresentPerson>>();
	readonly #moved = new Set<PlanId>();
	readonly #movedHere = new Set<PlanId>();
	#timer: ReturnType<typeof setTimeout> | null = null;
	#isClosed = false;

	constructor(outlets: PresenceOutlets) {
		this.#outlets = outlets;
	}

	enter(planId: PlanId, identity: Identity): void {
		const people = this.#people.get(planId) ?? new Map<string, PresentPerson>();
		people.set(identity.connectionId, { ...identity, ...nowhere });
		this.#people.set(planId, people);
		this.#markHere(planId);
	}

	move(planId: PlanId, connectionId: string, place: Place): void {
		const person = this.#people.get(planId)?.get(connectionId);
		if (!person) return;
		const { connectionId: id, userId, name, role } = person;
		this.#people.get(planId)?.set(connectionId, { connectionId: id, userId, name, role, ...place });
		this.#markHere(planId);
	}

	leave(planId: PlanId, connectionId: string): void {
		const people = this.#people.get(planId);
		if (!people?.delete(connectionId)) return;
		if (people.size === 0) this.#people.delete(planId);
		this.#markHere(planId);
	}

	present(planId: PlanId): readonly PresentPerson[] {
		return [...this.#here(planId), ...this.#outlets.elsewhere(planId)];
	}

	/** Others came, moved or went on another node. */
	changedElsewhere(planIds: Iterable<PlanId>): void {
		for (const planId of planIds) if (this.#people.has(planId)) this.#mark(planId);
	}

	/** Another node knows nothing of this one yet. */
	publishAll(): void {
		for (const planId of this.#people.keys()) this.#markHere(planId);
	}

	close(): void {
		this.#isClosed = true;
		if (this.#timer) clearTimeout(this.#timer);
		this.#people.clear();
	}

	#here(planId: PlanId): PresentPerson[] {
		return [...(this.#people.get(planId)?.values() ?? [])];
	}

	#markHere(planId: PlanId): void {
		this.#movedHere.add(planId);
		this.#mark(planId);
	}

	#mark(planId: PlanId): void {
		if (this.#isClosed) return;
		this.#moved.add(planId);
		this.#timer ??= setTimeout(() => this.#tick(), tickMs);
	}

	#tick(): void {
		this.#timer = null;
		for (const planId of this.#moved) {
			if (this.#people.has(planId)) this.#outlets.announce(planId, this.present(planId));
		}
		const plans = [...this.#movedHere].map((planId) => ({ planId, people: this.#here(planId) }));
		if (plans.length > 0) this.#outlets.publish(plans);
		this.#moved.clear();
		this.#movedHere.clear();
	}
}
