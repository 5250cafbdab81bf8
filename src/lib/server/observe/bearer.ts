import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether an `Authorization` header carries the token; never where none is set. */
export function holdsToken(header: string | null, token: string | undefined): boolean {
	const given = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
	if (token === undefined || given === undefined) return false;
	return timingSafeEqual(digestOf(given), digestOf(token));
}

// Of equal length, whatever was given.
function digestOf(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
