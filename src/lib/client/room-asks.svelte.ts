import { isOffered, type CatalogueStanding } from '../domain/acceptance/acceptance.ts';
import type { PlanId } from '../domain/ids.ts';
import type { SignedText } from '../protocol/socket.ts';
import type { AccordSocket } from './line.ts';
import type { PlanWire } from './plan-wire.ts';

interface Outside {
	readonly planId: PlanId;
	readonly wire: PlanWire;
	readonly socket: AccordSocket;
}

/** What a page asks beside the plan itself: how the catalogue stands, and what was signed. */
export class RoomAsks {
	readonly #wire: PlanWire;
	#catalogue = $state.raw<CatalogueStanding | null>(null);

	constructor(standing: CatalogueStanding | undefined, { planId, wire, socket }: Outside) {
		this.#catalogue = standing ?? null;
		this.#wire = wire;
		socket.on('catalogue:changed', ({ plan }) => {
			if (plan === planId) void this.#read();
		});
	}

	/** Whether the clinic works with the catalogue; null where nobody has said: then nothing is held back. */
	get catalogue(): CatalogueStanding | null {
		return this.#catalogue;
	}

	/** The line is there again: it may have been accepted meanwhile. */
	joined(): void {
		if (!isOffered(this.#catalogue)) void this.#read();
	}

	/** The newest signed version; null when there is none, or the line was away. */
	async readSigned(): Promise<SignedText | null> {
		const answer = await this.#wire.signed();
		return answer?.ok ? answer.signed : null;
	}

	async #read(): Promise<void> {
		const answer = await this.#wire.catalogue();
		if (answer?.ok) this.#catalogue = answer.standing;
	}
}
