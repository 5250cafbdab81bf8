import type { UserId } from '../../domain/ids.ts';
import { openDeviceStore, type DeviceStore } from './device-store.ts';
import { answersOnTheirWay, unsentAnswers } from './kept.ts';
import { heldPages, lockName } from './page-hold.ts';

const answerParts: readonly string[] = [unsentAnswers, answersOnTheirWay];

/** What one person keeps on this device, whatever the page. */
export interface KeptBy {
	/** In which plans. */
	readonly plans: readonly string[];
	/** Of these, where no open page sees to it. */
	readonly left: readonly string[];
	/** In which of the plans answers to the safety questions are among it. */
	readonly answers: readonly string[];
	/** Nobody else keeps anything here either. */
	readonly isDeviceEmpty: boolean;
}

/** @throws where the browser keeps nothing */
export function keptBy(userId: UserId): Promise<KeptBy> {
	return withStore(async (store) => {
		const [places, held] = [await store.places(userId), await heldPages()];
		const isLeft = ([, , , holder]: (typeof places)[number]) => !held.has(lockName(holder));
		return {
			plans: plansOf(places),
			left: plansOf(places.filter(isLeft)),
			answers: plansOf(places.filter(([, , , , part]) => answerParts.includes(part))),
			isDeviceEmpty: await store.isEmpty()
		};
	});
}

/** Its author does not want it any more. */
export function discardAllOf(userId: UserId): Promise<void> {
	return withStore(async (store) => {
		await store.change({ put: [], remove: await store.places(userId) });
		await store.forgetKey(userId);
	});
}

function plansOf(places: readonly (readonly [string, string, ...unknown[]])[]): readonly string[] {
	return [...new Set(places.map(([, plan]) => plan))];
}

async function withStore<T>(work: (store: DeviceStore) => Promise<T>): Promise<T> {
	const store = await openDeviceStore();
	try {
		return await work(store);
	} finally {
		store.close();
	}
}
