import type { PlanState } from '../../domain/change.ts';
import type { EntityEvent, PlanEvent } from '../../protocol/event.ts';

/** What an event is told against. */
export interface Telling {
	/** The plan as it stood before the event, as far as the event touches it. */
	readonly before: PlanState;
	/** The plan as it stands today: what things are called, and which are still there. */
	readonly now: PlanState;
	readonly planHref: string;
}

export type EventOf<Kind extends EntityEvent['kind']> = Extract<PlanEvent, { readonly kind: Kind }>;
