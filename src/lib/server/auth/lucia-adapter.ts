import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession } from 'lucia';
import { toId, type UserId } from '../../domain/ids.ts';
import { recordAudit } from '../audit/writer.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { endDeviceCopies } from './device-copy-writer.ts';
import { findSession } from './reader.ts';
import type { SessionEnded } from './session-ended.ts';
import { deleteSession, deleteSessionsOf, deleteSessionsOver, insertSession } from './writer.ts';
import type { EndedSession } from './writer.ts';

export interface SessionAttributes {
	readonly publicId: string;
	readonly createdAt: Date;
	readonly endsAt: Date;
	readonly reauthenticatedAt: Date | null;
	readonly requestId: string | null;
}

export interface UserAttributes {
	readonly name: string;
	readonly isClinician: boolean;
}

interface Parts {
	readonly database: AccordDatabase;
	readonly ended: SessionEnded;
	readonly now: () => Date;
}

/**
 * What lucia stores through. Only the SHA-256 of a token reaches the database, yet lucia must get
 * the token itself back: it hands `session.id` to the next call, which hashes it (security.md 6.2).
 */
export function createLuciaAdapter({ database, ended, now }: Parts): Adapter {
	const end = async (
		remove: (transaction: Pick<AccordDatabase, 'orm'>) => Promise<EndedSession[]>
	) => {
		const over = await database.transact(async (transaction) => {
			const sessions = await remove(transaction);
			for (const session of sessions) await recordEnd(transaction, session, now());
			const signedOut = sessions.filter(({ expiresAt }) => expiresAt > now());
			for (const { publicId } of signedOut)
				await endDeviceCopies(transaction, { authSession: publicId }, { at: now() });
			return sessions;
		});
		ended.tell(over.map(({ publicId }) => publicId));
	};
	return {
		getSessionAndUser: async (token) => {
			const row = await findSession(database, hashToken(token));
			if (!row) return [null, null];
			const { userId, name, isClinician, publicId, endsAt, reauthenticatedAt } = row;
			const expiresAt = row.endsAt < row.expiresAt ? row.endsAt : row.expiresAt;
			const attributes = { publicId, endsAt, reauthenticatedAt, createdAt: now(), requestId: null };
			const session: DatabaseSession = { id: token, userId, expiresAt, attributes };
			return [session, row.isDisabled ? null : { id: userId, attributes: { name, isClinician } }];
		},
		setSession: async ({ id, userId, expiresAt, attributes }) => {
			const { publicId, createdAt, endsAt, requestId } = attributes;
			await database.transact(async (transaction) => {
				const row = { id: hashToken(id), publicId, userId, createdAt, expiresAt, endsAt };
				await insertSession(transaction, row);
				await recordAudit(transaction, {
					action: 'sign-in',
					outcome: 'success',
					actorId: toId<UserId>(userId),
					authSession: publicId,
					requestId
				});
			});
		},
		deleteSession: (token) => end((transaction) => deleteSession(transaction, hashToken(token))),
		deleteUserSessions: (userId) =>
			end(async (transaction) => {
				await endDeviceCopies(transaction, { userId }, { at: now() });
				return deleteSessionsOf(transaction, userId);
			}),
		deleteExpiredSessions: () => end((transaction) => deleteSessionsOver(transaction, now())),
		// Lucia lists sessions by the id it would delete them with: nobody may have that from a list.
		getUserSessions: () => Promise.resolve([]),
		updateSessionExpiration: () => {
			throw new Error('only a person’s activity moves a limit (R-SE-6): see Sessions.touch');
		}
	};
}

function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

function recordEnd(
	transaction: Pick<AccordDatabase, 'orm'>,
	{ publicId, userId, expiresAt }: EndedSession,
	now: Date
): Promise<void> {
	return recordAudit(transaction, {
		action: expiresAt <= now ? 'session-end' : 'sign-out',
		outcome: 'success',
		actorId: toId<UserId>(userId),
		authSession: publicId,
		requestId: null
	});
}
