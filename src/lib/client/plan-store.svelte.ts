import { SvelteMap } from 'svelte/reactivity';
import {
	entityKinds,
	type Change,
	type EntityByKind,
	type EntityKind,
	type PlanState
} from '../domain/change.ts';
import type { EntitiesByKind } from '../protocol/socket.ts';

type Confirmed = { readonly [Kind in EntityKind]: Map<string, EntityByKind[Kind]> };
type Shown = { readonly [Kind in EntityKind]: SvelteMap<string, EntityByKind[Kind]> };

/**
 * The entities of one plan: what the server confirmed, and above it what the author's own waiting
 * commands make of it. What is shown is always one of the two.
 */
export class PlanStore {
	readonly #confirmed: Confirmed = {
		plan: new Map(),
		member: new Map(),
		treatment: new Map(),
		response: new Map(),
		goal: new Map(),
		record: new Map(),
		safety: new Map(),
		restoration: new Map(),
		thread: new Map(),
		comment: new Map(),
		careSession: new Map(),
		agendaItem: new Map(),
		decision: new Map(),
		suggestion: new Map(),
		amendment: new Map(),
		version: new Map(),
		signature: new Map()
	};
	readonly #shown: Shown = {
		plan: new SvelteMap(),
		member: new SvelteMap(),
		treatment: new SvelteMap(),
		response: new SvelteMap(),
		goal: new SvelteMap(),
		record: new SvelteMap(),
		safety: new SvelteMap(),
		restoration: new SvelteMap(),
		thread: new SvelteMap(),
		comment: new SvelteMap(),
		careSession: new SvelteMap(),
		agendaItem: new SvelteMap(),
		decision: new SvelteMap(),
		suggestion: new SvelteMap(),
		amendment: new SvelteMap(),
		version: new SvelteMap(),
		signature: new SvelteMap()
	};
	#predicted: Change[] = [];

	constructor(entities: EntitiesByKind) {
		this.load(entities);
	}

	/** What is on the screen, for the domain's predicates and decisions. */
	get state(): PlanState {
		return this.#shown;
	}

	get confirmed(): PlanState {
		return this.#confirmed;
	}

	/** What the server confirmed, as a snapshot of it would be. */
	get confirmedEntities(): EntitiesByKind {
		const all = <Kind extends EntityKind>(kind: Kind) => [...this.#confirmed[kind].values()];
		return {
			plan: all('plan'),
			member: all('member'),
			treatment: all('treatment'),
			response: all('response'),
			goal: all('goal'),
			record: all('record'),
			safety: all('safety'),
			restoration: all('restoration'),
			thread: all('thread'),
			comment: all('comment'),
			careSession: all('careSession'),
			agendaItem: all('agendaItem'),
			decision: all('decision'),
			suggestion: all('suggestion'),
			amendment: all('amendment'),
			version: all('version'),
			signature: all('signature')
		};
	}

	/** Puts a whole snapshot in the place of what was confirmed. */
	load(entities: EntitiesByKind): void {
		this.clearPredictions();
		for (const kind of entityKinds) this.#loadKind(kind, entities);
	}

	confirm(change: Change): void {
		this.#put(this.#confirmed, change.kind, change.entity);
		this.#put(this.#shown, change.kind, change.entity);
	}

	/** Shows what a waiting command would make, until it is cleared. */
	predict(change: Change): void {
		this.#predicted.push(change);
		this.#put(this.#shown, change.kind, change.entity);
	}

	clearPredictions(): void {
		const predicted = this.#predicted;
		this.#predicted = [];
		for (const change of predicted) this.#showConfirmed(change.kind, change.entity.id);
	}

	#loadKind<Kind extends EntityKind>(kind: Kind, entities: EntitiesByKind): void {
		const kept = new Set<string>(entities[kind].map((entity) => entity.id));
		for (const id of [...this.#confirmed[kind].keys()]) {
			if (kept.has(id)) continue;
			this.#confirmed[kind].delete(id);
			this.#shown[kind].delete(id);
		}
		for (const entity of entities[kind]) {
			this.#put<Kind>(this.#confirmed, kind, entity);
			this.#put<Kind>(this.#shown, kind, entity);
		}
	}

	#put<Kind extends EntityKind>(shelves: Confirmed, kind: Kind, entity: EntityByKind[Kind]): void {
		shelves[kind].set(entity.id, entity);
	}

	#showConfirmed<Kind extends EntityKind>(kind: Kind, id: string): void {
		const confirmed = this.#confirmed[kind].get(id);
		if (confirmed) this.#shown[kind].set(id, confirmed);
		else this.#shown[kind].delete(id);
	}
}
