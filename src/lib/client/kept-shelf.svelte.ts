import { v7 } from 'uuid';
import type { PlanId, UserId } from '../domain/ids.ts';
import { openDeviceKeeper, type DeviceKeeper } from './device/device-keeper.ts';
import { draftsOf } from './kept-parts.ts';
import type { RefusedDraft } from './refused-draft.ts';
import { endings } from './room-line.svelte.ts';

/** What a person had not sent to a plan that they can no longer open: theirs to copy. */
export class KeptShelf {
	readonly #keeper: DeviceKeeper;
	#drafts = $state.raw<readonly RefusedDraft[]>([]);

	constructor(keeper: DeviceKeeper, drafts: readonly RefusedDraft[]) {
		this.#keeper = keeper;
		this.#drafts = drafts;
	}

	get drafts(): readonly RefusedDraft[] {
		return this.#drafts;
	}

	async dismiss(id: string): Promise<void> {
		this.#drafts = this.#drafts.filter((draft) => draft.id !== id);
		const drafts = this.#drafts;
		const kept = drafts.length > 0 ? ({ type: 'drafts', drafts } as const) : null;
		await this.#keeper.write(new Map([['drafts', kept]]));
	}

	close(): void {
		this.#keeper.close();
	}
}

/** Null where there is nothing to show. */
export async function openKeptShelf(userId: UserId, planId: PlanId): Promise<KeptShelf | null> {
	try {
		const keeper = await openDeviceKeeper({ userId, planId, epoch: 0, holder: v7() });
		const error = endings['access-ended'];
		const drafts = (await keeper.takeOver()).flatMap(({ kept }) => draftsOf(kept, error, v7));
		if (drafts.length > 0) return new KeptShelf(keeper, drafts);
		keeper.close();
		return null;
	} catch {
		return null;
	}
}
