import type { CatalogueStanding } from '../domain/acceptance/acceptance.ts';
import type { Actor } from '../domain/actor.ts';
import type { Facts } from '../domain/decision.ts';
import type { PlanId } from '../domain/ids.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { EntitiesByKind, Opened } from '../protocol/socket.ts';
import type { ProseDoc } from '../prose/node.ts';

/** What the page brings along, so that the plan is readable before any socket is open. */
export interface PlanPage {
	readonly plan: PlanId;
	readonly seq: number;
	/** What was kept on the device under another one is not sent any more. */
	readonly epoch: number;
	readonly you: Opened['you'];
	/** Whether its clinic works with what the catalogue says. */
	readonly catalogue: CatalogueStanding;
	readonly entities: EntitiesByKind;
	readonly sections: Readonly<Record<DocumentKey, ProseDoc>>;
	/** How far this person had looked before; 0 for never. */
	readonly lastLookSeq: number;
	readonly idleEndsAt?: string | null;
}

/** What a change is foreseen with. */
export function factsOf(actor: Actor, catalogue: CatalogueStanding | null): Facts {
	return { actor, ...(catalogue && { catalogue }), now: new Date().toISOString() };
}
