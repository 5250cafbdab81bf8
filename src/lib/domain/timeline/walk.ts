import type { Change, EntityByKind, EntityKind, PlanState } from '../change.ts';

type Walked = { readonly [Kind in EntityKind]: Map<string, EntityByKind[Kind]> };

/** A plan as it became, one change after the other. */
export interface Walk {
	readonly state: PlanState;
	put(change: Change): void;
}

/** Begins with what is known already. */
export function walkFrom(known: Iterable<Change>): Walk {
	const state: Walked = {
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
		suggestion: new Map(),
		careSession: new Map(),
		agendaItem: new Map(),
		decision: new Map(),
		amendment: new Map(),
		version: new Map(),
		signature: new Map()
	};
	const walk = { state, put: ({ kind, entity }: Change) => set(state, kind, entity) };
	for (const change of known) walk.put(change);
	return walk;
}

function set<Kind extends EntityKind>(state: Walked, kind: Kind, entity: EntityByKind[Kind]): void {
	state[kind].set(entity.id, entity);
}
