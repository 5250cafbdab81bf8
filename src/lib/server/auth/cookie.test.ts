import { expect, test } from 'vitest';
import { readToken, sessionCookieFor } from './cookie.ts';

const real = 'abcdefghijklmnopqrstuvwxyz234567abcdefgh';

test('[R-SE-3] behind https the cookie is bound to its host and hidden from scripts', () => {
	expect(sessionCookieFor('https://accord.example.org')).toEqual({
		name: '__Host-session',
		attributes: { path: '/', httpOnly: true, sameSite: 'lax', secure: true }
	});
});

test('[R-SE-3] on http://localhost it is not Secure, so that every browser keeps it', () => {
	const cookie = sessionCookieFor('http://localhost:3000');
	expect(cookie.name).toBe('session');
	expect(cookie.attributes).toMatchObject({ httpOnly: true, secure: false });
});

test.each([
	[`session=${real}`, real],
	[`theme=dark; session=${real}; other=%E0%A4%A`, real],
	[`session=; session=${real}`, real],
	[`other-session=${real}`, null],
	['session=', null],
	['session=%', null],
	[`session=${real}x`, null],
	[`session=${real.toUpperCase()}`, null],
	[undefined, null]
])('[R-SE-1] of %j only a well-formed token is read', (header, expected) => {
	expect(readToken(sessionCookieFor('http://localhost:3000'), header)).toBe(expected);
});
