import type { PlanId } from '../../domain/ids.ts';
import type { PresentPerson } from '../../protocol/socket.ts';
import type { PeopleOfPlan } from './presence.ts';

interface OtherNode {
	heardAtMs: number;
	readonly plans: Map<PlanId, readonly PresentPerson[]>;
}

// A node says every two seconds that it is alive; three times unheard, it is not.
const goneAfterMs = 6_000;

/** Who is in which plan on the other nodes, as each of them said last. */
export class PresenceElsewhere {
	readonly #nodes = new Map<string, OtherNode>();

	present(planId: PlanId): readonly PresentPerson[] {
		return [...this.#nodes.values()].flatMap(({ plans }) => plans.get(planId) ?? []);
	}

	/** @returns whether the node was unknown until now */
	hear(node: string, nowMs: number): boolean {
		const known = this.#nodes.get(node);
		if (known) known.heardAtMs = nowMs;
		else this.#nodes.set(node, { heardAtMs: nowMs, plans: new Map() });
		return known === undefined;
	}

	take(node: string, said: readonly PeopleOfPlan[]): void {
		const plans = this.#nodes.get(node)?.plans;
		for (const { planId, people } of said) {
			if (people.length > 0) plans?.set(planId, people);
			else plans?.delete(planId);
		}
	}

	/** @returns the plans that lost people by it */
	forget(node: string): readonly PlanId[] {
		const plans = [...(this.#nodes.get(node)?.plans.keys() ?? [])];
		this.#nodes.delete(node);
		return plans;
	}

	/** Forgets the nodes that have died. @returns the plans that lost people by it */
	expire(nowMs: number): readonly PlanId[] {
		return [...this.#nodes]
			.filter(([, { heardAtMs }]) => nowMs - heardAtMs > goneAfterMs)
			.flatMap(([node]) => this.forget(node));
	}
}
