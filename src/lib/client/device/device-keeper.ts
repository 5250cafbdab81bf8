import type { PlanId, UserId } from '../../domain/ids.ts';
import { seal, unseal } from './device-cipher.ts';
import type { Place } from './device-db.ts';
import { openDeviceStore, placeName, type DeviceStore } from './device-store.ts';
import { packKept, unpackKept, type Kept } from './kept.ts';
import { holdPage, type Hold } from './page-hold.ts';

export interface Keeper {
	readonly userId: UserId;
	readonly planId: PlanId;
	/** The plan's count of restorations when the page was made. */
	readonly epoch: number;
	/** This open page, among all that ever keep something here. */
	readonly holder: string;
}

export interface Found {
	readonly epoch: number;
	readonly kept: Kept;
}

/** What one open page keeps of one plan for one person, until it is acknowledged. */
export class DeviceKeeper {
	readonly #owner: Keeper;
	readonly #store: DeviceStore;
	readonly #key: CryptoKey;
	#own: Hold | null;
	/** Records of pages that are gone: this page has them now, and they go with its next write. */
	#takenOver: Place[] = [];
	#holds: Hold[] = [];
	#hasAsked = false;

	constructor(owner: Keeper, opened: { store: DeviceStore; key: CryptoKey; own: Hold }) {
		this.#owner = owner;
		this.#store = opened.store;
		this.#key = opened.key;
		this.#own = opened.own;
	}

	/** What pages that are gone have left. What another open page holds is that page's to send. */
	async takeOver(): Promise<readonly Found[]> {
		const { userId, planId, holder } = this.#owner;
		const places = (await this.#store.places(userId, planId)).filter(([, , , by]) => by !== holder);
		const found: Found[] = [];
		for (const by of new Set(places.map(([, , , left]) => left))) {
			const hold = await holdPage(by);
			if (!hold) continue;
			this.#holds.push(hold);
			// Read again under the hold: another page may have had it in between.
			const left = (await this.#store.places(userId, planId)).filter(([, , , of]) => of === by);
			for (const place of left) found.push(...(await this.#take(place)));
		}
		return found;
	}

	/** Resolves when it is on the disk. A part with nothing in it is removed. */
	async write(parts: ReadonlyMap<string, Kept | null>): Promise<void> {
		const put: [Place, Awaited<ReturnType<typeof seal>>][] = [];
		const remove: Place[] = [...this.#takenOver];
		for (const [part, kept] of parts) {
			const place = this.#placeOf(part);
			if (!kept) remove.push(place);
			else put.push([place, await seal(this.#key, placeName(place), packKept(kept))]);
		}
		if (put.length + remove.length > 0) await this.#store.change({ put, remove });
		this.#takenOver = [];
		for (const hold of this.#holds.splice(0)) hold.release();
		if (put.length > 0) this.#askToPersist();
	}

	/** Whoever opens the plan next may have what is kept. */
	close(): void {
		for (const hold of this.#holds.splice(0)) hold.release();
		this.#own?.release();
		this.#own = null;
		this.#store.close();
	}

	async #take(place: Place): Promise<readonly Found[]> {
		const sealed = await this.#store.read(place);
		const bytes = sealed ? await unseal(this.#key, placeName(place), sealed) : null;
		const kept = bytes && unpackKept(bytes);
		// What cannot be read here is not thrown away either.
		if (!kept) return [];
		this.#takenOver.push(place);
		return [{ epoch: place[2], kept }];
	}

	/** Without it a browser that runs short of space may clear what is kept. */
	#askToPersist(): void {
		if (this.#hasAsked) return;
		this.#hasAsked = true;
		void navigator.storage?.persist().catch(() => false);
	}

	#placeOf(part: string): Place {
		const { userId, planId, epoch, holder } = this.#owner;
		return [userId, planId, epoch, holder, part];
	}
}

/** @throws where the browser cannot keep anything */
export async function openDeviceKeeper(owner: Keeper): Promise<DeviceKeeper> {
	const store = await openDeviceStore();
	const own = await holdPage(owner.holder);
	if (!own) throw new Error('two pages have the same name');
	return new DeviceKeeper(owner, { store, key: await store.keyOf(owner.userId), own });
}
