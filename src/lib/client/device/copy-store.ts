import type { PlanId, UserId } from '../../domain/ids.ts';
import { toId } from '../../domain/ids.ts';
import { makeDeviceKey, seal, unseal } from './device-cipher.ts';
import {
	openDeviceDb,
	type CopyKey,
	type CopyPlace,
	type DeviceDb,
	type SealedCopy
} from './device-db.ts';
import { packCopy, unpackCopy, type PlanCopy } from './plan-copy.ts';

export interface CopyOwner extends CopyKey {
	readonly userId: UserId;
}

/** What is there of one plan, without opening it. */
export interface CopyMark {
	readonly plan: PlanId;
	readonly at: number;
}

/** How a copy is written. */
export interface CopyWriting {
	readonly at: number;
	/** Of a page that was just opened: it replaces whatever is there. */
	readonly isFresh: boolean;
	/** Whether its page may still keep it: sealing takes a while. */
	readonly isWanted: () => boolean;
}

/** The readable copies of plans on this device. Each is sealed with its person's key for copies. */
export class CopyStore {
	readonly #db: DeviceDb;

	constructor(db: DeviceDb) {
		this.#db = db;
	}

	/** Who wants copies kept here. */
	async owners(): Promise<readonly CopyOwner[]> {
		const transaction = this.#db.transaction('copyKey');
		const [users, keys] = await Promise.all([
			transaction.store.getAllKeys(),
			transaction.store.getAll()
		]);
		return keys.map((key, at) => ({ ...key, userId: toId<UserId>(users[at] ?? '') }));
	}

	/**
	 * One person at a time: what somebody else kept here goes.
	 * @param id what the server knows this browser by
	 */
	async begin(userId: UserId, id: string, now: number): Promise<void> {
		const key = await makeDeviceKey();
		const stores = ['copyKey', 'copy'] as const;
		const transaction = this.#db.transaction(stores, 'readwrite', { durability: 'strict' });
		await Promise.all([
			transaction.objectStore('copyKey').clear(),
			transaction.objectStore('copy').clear(),
			transaction.objectStore('copyKey').put({ id, key, seenAt: now }, userId),
			transaction.done
		]);
	}

	/** Its person is signed in here. */
	async seen({ userId, id }: CopyOwner, now: number): Promise<void> {
		const transaction = this.#db.transaction('copyKey', 'readwrite');
		const known = await transaction.store.get(userId);
		if (known?.id === id) await transaction.store.put({ ...known, seenAt: now }, userId);
		await transaction.done;
	}

	async marks({ userId }: Pick<CopyOwner, 'userId'>): Promise<readonly CopyMark[]> {
		const transaction = this.#db.transaction('copy');
		const [places, copies] = await Promise.all([
			transaction.store.getAllKeys(plansOf(userId)),
			transaction.store.getAll(plansOf(userId))
		]);
		return copies.map(({ at }, index) => ({ plan: toId<PlanId>(places[index]?.[1] ?? ''), at }));
	}

	/**
	 * Puts the newest state in the place of the one before. Nothing is written once its person has
	 * thrown the copies away, here or in another tab, nor where another page has a later state, nor
	 * what the page does not want any more: asked where what throws it away comes after it.
	 */
	async put(
		owner: CopyOwner,
		copy: PlanCopy,
		{ at, isFresh, isWanted }: CopyWriting
	): Promise<void> {
		const place: CopyPlace = [owner.userId, copy.plan];
		const { seq } = copy;
		const sealed = await seal(owner.key, nameOf(place, { seq, at }), packCopy(copy));
		const stores = ['copyKey', 'copy'] as const;
		const transaction = this.#db.transaction(stores, 'readwrite', { durability: 'strict' });
		const known = await transaction.objectStore('copyKey').get(owner.userId);
		const before = await transaction.objectStore('copy').get(place);
		const isNewer = isFresh || before === undefined || before.seq <= seq;
		if (known?.id === owner.id && isNewer && isWanted())
			await transaction.objectStore('copy').put({ ...sealed, seq, at }, place);
		await transaction.done;
	}

	/** Null for what cannot be read: it was kept by another version of the page. */
	async read({ userId, key }: CopyOwner, plan: PlanId): Promise<PlanCopy | null> {
		const place: CopyPlace = [userId, plan];
		const sealed = await this.#db.get('copy', place);
		const bytes = sealed && (await unseal(key, nameOf(place, sealed), sealed));
		return bytes ? unpackCopy(bytes) : null;
	}

	async forgetPlan(userId: UserId, plan: PlanId): Promise<void> {
		await this.#db.delete('copy', [userId, plan]);
	}

	/** The key goes with what it opens; that the server is to be told stays. */
	async forget(userId: UserId): Promise<void> {
		const stores = ['copyKey', 'copy', 'copiesOver'] as const;
		const transaction = this.#db.transaction(stores, 'readwrite', { durability: 'strict' });
		const known = await transaction.objectStore('copyKey').get(userId);
		await Promise.all([
			transaction.objectStore('copyKey').delete(userId),
			transaction.objectStore('copy').delete(plansOf(userId)),
			known && transaction.objectStore('copiesOver').put(true, known.id),
			transaction.done
		]);
	}

	/** What this browser was known by whose copies are gone, and the server may not know it yet. */
	over(): Promise<readonly string[]> {
		return this.#db.getAllKeys('copiesOver');
	}

	/** The server has it on record. */
	async told(id: string): Promise<void> {
		await this.#db.delete('copiesOver', id);
	}

	close(): void {
		this.#db.close();
	}
}

/** @throws where the browser keeps nothing */
export async function openCopyStore(): Promise<CopyStore> {
	return new CopyStore(await openDeviceDb());
}

function plansOf(userId: UserId): IDBKeyRange {
	return IDBKeyRange.bound([userId], [userId, []]);
}

/** The text that a copy is bound to: nobody makes it another plan's, or younger than it is. */
function nameOf(place: CopyPlace, { seq, at }: Pick<SealedCopy, 'seq' | 'at'>): string {
	return JSON.stringify(['copy', ...place, seq, at]);
}
