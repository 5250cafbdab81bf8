import type { Cookies, RequestEvent } from '@sveltejs/kit';

import { isToken } from '../auth/cookie.ts';
import type { Identity } from '../auth/identity.ts';
import type { StartedSession } from '../auth/session.ts';
import type { Caller } from '../auth/sign-in.ts';

type CookieHolder = Pick<RequestEvent, 'cookies'>;

/** Gives the browser its session; the token goes nowhere else. */
export function keepSession(
	{ cookies }: { readonly cookies: Cookies },
	{ cookie }: Identity,
	{ token, session }: StartedSession
): void {
	cookies.set(cookie.name, token, { ...cookie.attributes, expires: session.endsAt });
}

/**
 * Signs out: the row goes first, then what the browser holds. Its storage is cleared only when the
 * page has seen that nobody keeps anything unsent in it: that is its author's to discard.
 */
export async function leaveSession(
	event: Pick<RequestEvent, 'cookies' | 'setHeaders' | 'request'>,
	identity: Identity
): Promise<void> {
	const form = await event.request.formData();
	const token = tokenOf(event, identity);
	if (token !== null) await identity.sessions.end(token);
	dropCookie(event, identity);
	const isEmpty = form.get('device') === 'empty';
	event.setHeaders({ 'clear-site-data': isEmpty ? '"cache", "storage"' : '"cache"' });
}

export function dropCookie({ cookies }: CookieHolder, { cookie }: Identity): void {
	cookies.delete(cookie.name, cookie.attributes);
}

export function tokenOf({ cookies }: CookieHolder, { cookie }: Identity): string | null {
	const token = cookies.get(cookie.name);
	return isToken(token) ? token : null;
}

export function callerOf(
	event: Pick<RequestEvent, 'cookies' | 'locals' | 'getClientAddress'>,
	identity: Identity
): Caller {
	return {
		address: event.getClientAddress(),
		requestId: event.locals.requestId,
		token: tokenOf(event, identity)
	};
}
