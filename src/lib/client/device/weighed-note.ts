import type { PlanId, UserId } from '../../domain/ids.ts';
import { fromBase64, toBase64 } from '../../prose/base64.ts';
import { seal, unseal } from './device-cipher.ts';
import { openDeviceStore } from './device-store.ts';

/** Whose, and in which plan. */
export interface Weigher {
	readonly userId: UserId;
	readonly planId: PlanId;
}

const ivLength = 12;
const prefix = 'weighed ';

/**
 * Remembers for this tab which options lie side by side. What somebody thinks about having is health
 * data: it goes into no address, and here only sealed with their key.
 * @throws where the browser keeps nothing
 */
export async function noteWeighed(weigher: Weigher, ids: readonly string[]): Promise<void> {
	const bytes = new TextEncoder().encode(JSON.stringify(ids));
	const sealed = await withKey(weigher, (key) => seal(key, placeOf(weigher), bytes));
	const all = new Uint8Array([...sealed.iv, ...new Uint8Array(sealed.bytes)]);
	sessionStorage.setItem(placeOf(weigher), toBase64(all));
}

/** Null where nothing was noted, or by somebody else. @throws where the browser keeps nothing */
export async function notedWeighed(weigher: Weigher): Promise<readonly string[] | null> {
	const noted = fromBase64(sessionStorage.getItem(placeOf(weigher)) ?? '');
	if (noted === null || noted.length <= ivLength) return null;
	const all = new Uint8Array(noted);
	const sealed = { iv: all.slice(0, ivLength), bytes: all.slice(ivLength).buffer };
	const bytes = await withKey(weigher, (key) => unseal(key, placeOf(weigher), sealed));
	if (bytes === null) return null;
	const ids: unknown = JSON.parse(new TextDecoder().decode(bytes));
	return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : null;
}

/** All of this tab, or what is of one plan. */
export function forgetWeighed(whose?: Weigher): void {
	const places = whose ? [placeOf(whose)] : Object.keys(sessionStorage).filter(isPlace);
	for (const place of places) sessionStorage.removeItem(place);
}

function isPlace(key: string): boolean {
	return key.startsWith(prefix);
}

function placeOf({ userId, planId }: Weigher): string {
	return `${prefix}${userId} ${planId}`;
}

async function withKey<T>({ userId }: Weigher, work: (key: CryptoKey) => Promise<T>): Promise<T> {
	const store = await openDeviceStore();
	try {
		return await work(await store.keyOf(userId));
	} finally {
		store.close();
	}
}
