/** A session token as lucia makes it: 200 random bits in base 32. */
const token = /^[a-z2-7]{40}$/;

export interface SessionCookie {
	readonly name: string;
	readonly attributes: {
		readonly path: '/';
		readonly httpOnly: true;
		readonly sameSite: 'lax';
		readonly secure: boolean;
	};
}

/**
 * `__Host-session` wherever there is https. On http://localhost, where WebKit keeps no `Secure`
 * cookie, the same without the prefix: a demonstration must open in every browser.
 */
export function sessionCookieFor(origin: string): SessionCookie {
	const secure = new URL(origin).protocol === 'https:';
	return {
		name: secure ? '__Host-session' : 'session',
		attributes: { path: '/', httpOnly: true, sameSite: 'lax', secure }
	};
}

/** The token in a Cookie header; null when there is none that could be one. */
export function readToken(cookie: SessionCookie, header: string | undefined): string | null {
	for (const pair of (header ?? '').split(';')) {
		const at = pair.indexOf('=');
		if (at === -1 || pair.slice(0, at).trim() !== cookie.name) continue;
		const value = pair.slice(at + 1).trim();
		if (isToken(value)) return value;
	}
	return null;
}

export function isToken(text: string | undefined): text is string {
	return text !== undefined && token.test(text);
}
