import { err, ok, type Result } from '../../domain/result.ts';
import { recordAudit } from '../audit/writer.ts';
import type { Identity } from './identity.ts';
import type { Busy } from './password.ts';
import type { Wait } from './rate-limit.ts';
import { findCredentialByEmail, findPasswordHash, isClinician } from './reader.ts';
import type { AuthSession, StartedSession } from './session.ts';
import { putPassword } from './writer.ts';

/** Where a request comes from. */
export interface Caller {
	/** The client's address, for the limits. */
	readonly address: string;
	readonly requestId: string | null;
	/** The token the browser already had, if any: that session ends. */
	readonly token: string | null;
}

/** One answer for an unknown person, a wrong password and a disabled account (R-ID-5). */
export type SignInRefusal = { readonly code: 'not-recognised' } | Wait | Busy;

export async function signIn(
	identity: Identity,
	entered: { readonly email: string; readonly password: string },
	caller: Caller
): Promise<Result<StartedSession, SignInRefusal>> {
	const email = normaliseEmail(entered.email);
	const attempt = { account: email, address: caller.address };
	const allowed = await identity.limits.begin(attempt);
	if (!allowed.ok) return allowed;
	const found = await findCredentialByEmail(identity.database, email);
	const checked = await identity.passwords.matches(found?.passwordHash ?? null, entered.password);
	if (!checked.ok) return checked;
	if (!found || !checked.value.matches) {
		await recordRefusal(identity, { action: 'sign-in', actorId: found?.userId ?? null, caller });
		return err({ code: 'not-recognised' });
	}
	await identity.limits.succeed(attempt);
	if (checked.value.outdated) await rehash(identity, found.userId, entered.password);
	return ok(await startSession(identity, found.userId, caller));
}

/** A new session for somebody who has just shown who they are. */
export async function startSession(
	{ sessions, database }: Identity,
	userId: AuthSession['userId'],
	{ token, requestId }: Pick<Caller, 'token' | 'requestId'>
): Promise<StartedSession> {
	if (token !== null) await sessions.end(token);
	return sessions.start({ userId, isClinician: await isClinician(database, userId) }, requestId);
}

/** Repeats the password before something that binds; the session stays the same (R-SE-4). */
export async function reauthenticate(
	identity: Identity,
	session: Pick<AuthSession, 'publicId' | 'userId'>,
	{ password, caller }: { readonly password: string; readonly caller: Omit<Caller, 'token'> }
): Promise<Result<null, SignInRefusal>> {
	const { publicId, userId } = session;
	const attempt = { account: userId, address: caller.address };
	const allowed = await identity.limits.begin(attempt);
	if (!allowed.ok) return allowed;
	const stored = await findPasswordHash(identity.database, userId);
	const checked = await identity.passwords.matches(stored, password);
	if (!checked.ok) return checked;
	const about = {
		action: 'reauthenticate',
		actorId: userId,
		caller,
		authSession: publicId
	} as const;
	if (!checked.value.matches) {
		await recordRefusal(identity, about);
		return err({ code: 'not-recognised' });
	}
	await identity.limits.succeed(attempt);
	await identity.sessions.markReauthenticated(session, caller.requestId);
	return ok(null);
}

export function normaliseEmail(email: string): string {
	return email.normalize('NFC').trim().toLowerCase();
}

async function rehash(
	{ passwords, database, now }: Identity,
	userId: AuthSession['userId'],
	password: string
): Promise<void> {
	const hashed = await passwords.hash(password);
	if (hashed.ok) await putPassword(database, { userId, passwordHash: hashed.value, at: now() });
}

function recordRefusal(
	{ database }: Identity,
	about: {
		action: 'sign-in' | 'reauthenticate';
		actorId: AuthSession['userId'] | null;
		caller: Pick<Caller, 'requestId'>;
		authSession?: string;
	}
): Promise<void> {
	return recordAudit(database, {
		action: about.action,
		outcome: 'refused',
		actorId: about.actorId,
		authSession: about.authSession ?? null,
		requestId: about.caller.requestId
	});
}
