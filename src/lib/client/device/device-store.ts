import type { PlanId, UserId } from '../../domain/ids.ts';
import { makeDeviceKey, type Sealed } from './device-cipher.ts';
import { openDeviceDb, type DeviceDb, type Place } from './device-db.ts';

export interface StoreChange {
	readonly put: readonly (readonly [Place, Sealed])[];
	readonly remove: readonly Place[];
}

/** IndexedDB as the device's drawer of unsent changes. Everything in it is sealed. */
export class DeviceStore {
	readonly #db: DeviceDb;

	constructor(db: DeviceDb) {
		this.#db = db;
	}

	/** The person's key in this browser, made when there is none. */
	async keyOf(userId: UserId): Promise<CryptoKey> {
		const known = await this.#db.get('key', userId);
		if (known) return known;
		const made = await makeDeviceKey();
		const transaction = this.#db.transaction('key', 'readwrite', { durability: 'strict' });
		// Another page of the same person may have been faster.
		const first = await transaction.store.get(userId);
		if (!first) await transaction.store.put(made, userId);
		await transaction.done;
		return first ?? made;
	}

	/** What a person keeps here, in all plans or in one. */
	places(userId: UserId, plan?: PlanId): Promise<readonly Place[]> {
		const from = plan === undefined ? [userId] : [userId, plan];
		return this.#db.getAllKeys('kept', IDBKeyRange.bound(from, [...from, []]));
	}

	read(place: Place): Promise<Sealed | undefined> {
		return this.#db.get('kept', place);
	}

	/** All of it or nothing; resolves when it is on the disk. */
	async change({ put, remove }: StoreChange): Promise<void> {
		const transaction = this.#db.transaction('kept', 'readwrite', { durability: 'strict' });
		await Promise.all([
			...put.map(([place, sealed]) => transaction.store.put(sealed, place)),
			...remove.map((place) => transaction.store.delete(place)),
			transaction.done
		]);
	}

	/** Whether nobody keeps anything here. */
	async isEmpty(): Promise<boolean> {
		return (await this.#db.count('kept')) === 0;
	}

	async forgetKey(userId: UserId): Promise<void> {
		await this.#db.delete('key', userId);
	}

	close(): void {
		this.#db.close();
	}
}

/** @throws where the browser keeps nothing, as some do in private windows */
export async function openDeviceStore(): Promise<DeviceStore> {
	return new DeviceStore(await openDeviceDb());
}

/** The text that a sealed record is bound to. */
export function placeName(place: Place): string {
	return JSON.stringify(place);
}
