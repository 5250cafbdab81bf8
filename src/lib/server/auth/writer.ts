import { and, eq, gt, isNull, lt, lte, or } from 'drizzle-orm';
import type { UserId } from '../../domain/ids.ts';
import { authSession, credential, signInLink, user } from '../db/schema/people.ts';
import type { Reading } from '../plan/reader.ts';

export interface NewSession {
	readonly id: string;
	readonly publicId: string;
	readonly userId: string;
	readonly createdAt: Date;
	readonly expiresAt: Date;
	readonly endsAt: Date;
}

export async function insertSession({ orm }: Reading, session: NewSession): Promise<void> {
	await orm.insert(authSession).values(session);
}

export interface EndedSession {
	readonly publicId: string;
	readonly userId: string;
	readonly expiresAt: Date;
}

const endedColumns = {
	publicId: authSession.publicId,
	userId: authSession.userId,
	expiresAt: authSession.expiresAt
};

export function deleteSession({ orm }: Reading, idHash: string): Promise<EndedSession[]> {
	return orm.delete(authSession).where(eq(authSession.id, idHash)).returning(endedColumns);
}

export function deleteSessionsOf({ orm }: Reading, userId: string): Promise<EndedSession[]> {
	return orm.delete(authSession).where(eq(authSession.userId, userId)).returning(endedColumns);
}

export function deleteSessionsOver({ orm }: Reading, now: Date): Promise<EndedSession[]> {
	return orm
		.delete(authSession)
		.where(or(lte(authSession.expiresAt, now), lte(authSession.endsAt, now)))
		.returning(endedColumns);
}

/** Moves the idle limit of a session that is still running; never beyond its absolute end. */
export async function moveIdleLimit(
	{ orm }: Reading,
	move: { publicId: string; to: Date; now: Date }
): Promise<void> {
	await orm
		.update(authSession)
		.set({ expiresAt: move.to })
		.where(
			and(
				eq(authSession.publicId, move.publicId),
				gt(authSession.expiresAt, move.now),
				lt(authSession.expiresAt, move.to)
			)
		);
}

export async function setReauthenticated(
	{ orm }: Reading,
	publicId: string,
	at: Date
): Promise<void> {
	await orm
		.update(authSession)
		.set({ reauthenticatedAt: at })
		.where(eq(authSession.publicId, publicId));
}

export async function putPassword(
	{ orm }: Reading,
	{ userId, passwordHash, at }: { userId: UserId; passwordHash: string; at: Date }
): Promise<void> {
	await orm
		.insert(credential)
		.values({ userId, passwordHash, changedAt: at })
		.onConflictDoUpdate({ target: credential.userId, set: { passwordHash, changedAt: at } });
}

export async function setEmail({ orm }: Reading, userId: UserId, email: string): Promise<void> {
	await orm.update(user).set({ email }).where(eq(user.id, userId));
}

export async function insertLink(
	{ orm }: Reading,
	link: {
		tokenHash: Uint8Array;
		userId: UserId;
		createdBy: UserId;
		createdAt: Date;
		expiresAt: Date;
	}
): Promise<void> {
	await orm.insert(signInLink).values(link);
}

/** Ends the links that nobody has used. */
export async function endUnusedLinks({ orm }: Reading, userId: UserId, now: Date): Promise<void> {
	await orm
		.update(signInLink)
		.set({ expiresAt: now })
		.where(
			and(eq(signInLink.userId, userId), isNull(signInLink.usedAt), gt(signInLink.expiresAt, now))
		);
}

export async function markLinkUsed({ orm }: Reading, tokenHash: Uint8Array, at: Date) {
	await orm.update(signInLink).set({ usedAt: at }).where(eq(signInLink.tokenHash, tokenHash));
}
