/** Encrypted for one person, and bound to the place where it is kept. */
export interface Sealed {
	readonly iv: Uint8Array<ArrayBuffer>;
	readonly bytes: ArrayBuffer;
}

const name = 'AES-GCM';

/** A key that no script can read out: it can only be used, in this browser. */
export function makeDeviceKey(): Promise<CryptoKey> {
	return crypto.subtle.generateKey({ name, length: 256 }, false, ['encrypt', 'decrypt']);
}

/** @param place where it will be kept; put anywhere else it cannot be opened */
export async function seal(
	key: CryptoKey,
	place: string,
	bytes: Uint8Array<ArrayBuffer>
): Promise<Sealed> {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const additionalData = new TextEncoder().encode(place);
	return { iv, bytes: await crypto.subtle.encrypt({ name, iv, additionalData }, key, bytes) };
}

/** Null for what was sealed with another key or for another place. */
export async function unseal(
	key: CryptoKey,
	place: string,
	{ iv, bytes }: Sealed
): Promise<Uint8Array | null> {
	const additionalData = new TextEncoder().encode(place);
	try {
		return new Uint8Array(await crypto.subtle.decrypt({ name, iv, additionalData }, key, bytes));
	} catch {
		return null;
	}
}
