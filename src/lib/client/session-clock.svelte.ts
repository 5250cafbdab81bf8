import { ActivityReporter } from './activity.ts';
import type { PlanWire } from './plan-wire.ts';
import type { RoomLine } from './room-line.svelte.ts';

/** When the session runs out unless the person does something, moved on by what they do. */
export class SessionClock extends ActivityReporter {
	#endsAt = $state<string | null>(null);

	constructor(parts: { readonly wire: PlanWire; readonly line: RoomLine }, endsAt: string | null) {
		super(
			() => void this.#report(parts),
			() => performance.now()
		);
		this.#endsAt = endsAt;
	}

	/** Null until it is known. */
	get endsAt(): string | null {
		return this.#endsAt;
	}

	async #report(parts: { readonly wire: PlanWire; readonly line: RoomLine }): Promise<void> {
		if (!parts.line.isUp) return;
		const answer = await parts.wire.reportActivity();
		if (answer?.ok) this.#endsAt = answer.idleEndsAt;
	}
}
