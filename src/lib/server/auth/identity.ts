import type { AccordDatabase } from '../db/accord.ts';
import { readToken, sessionCookieFor, type SessionCookie } from './cookie.ts';
import { Passwords } from './password.ts';
import { AttemptLimits } from './rate-limit.ts';
import { createSessionEnded, type SessionEnded } from './session-ended.ts';
import { Sessions, type AuthSession } from './session.ts';

/** What signing in needs and keeps; one in a process, made with the runtime. */
export interface Identity {
	readonly database: AccordDatabase;
	readonly now: () => Date;
	readonly cookie: SessionCookie;
	readonly sessions: Sessions;
	readonly passwords: Passwords;
	readonly limits: AttemptLimits;
	readonly ended: SessionEnded;
}

export interface IdentityParts {
	readonly database: AccordDatabase;
	readonly origin: string;
	readonly now: () => Date;
	readonly newId: () => string;
}

export async function createIdentity(parts: IdentityParts): Promise<Identity> {
	const { database, now, newId } = parts;
	const ended = createSessionEnded();
	return {
		database,
		now,
		cookie: sessionCookieFor(parts.origin),
		sessions: new Sessions({ database, ended, now, newId }),
		passwords: await Passwords.open(),
		limits: new AttemptLimits(),
		ended
	};
}

/** The one check of a cookie, for pages and for the socket's handshake; never counts as activity. */
export async function findSessionByCookie(
	identity: Identity,
	cookieHeader: string | undefined
): Promise<AuthSession | null> {
	const token = readToken(identity.cookie, cookieHeader);
	return token === null ? null : identity.sessions.validate(token);
}

/** The gateway's view of identity (`realtime/session-directory.ts`). */
export function createSessionDirectory(identity: Identity) {
	const { sessions, ended } = identity;
	return {
		find: (cookieHeader: string | undefined) => findSessionByCookie(identity, cookieHeader),
		checkAll: (publicIds: readonly string[]) => sessions.checkAll(publicIds),
		touch: (publicId: string) => sessions.touch(publicId),
		onEnded: (listener: (publicId: string) => void) => ended.onSessionEnded(listener)
	};
}
