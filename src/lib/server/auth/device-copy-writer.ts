import { and, eq, isNull } from 'drizzle-orm';
import { toId, type UserId } from '../../domain/ids.ts';
import { recordAudit, type AuditEntry } from '../audit/writer.ts';
import { deviceCopy, user } from '../db/schema/people.ts';
import type { Reading } from '../plan/reader.ts';

export interface DeviceCopy {
	readonly id: string;
	readonly userId: UserId;
	/** The session that it was last seen with. */
	readonly authSession: string;
}

/** Whose browser it is; undefined once it has ended, and for somebody who is disabled. */
export async function findDeviceCopy(
	{ orm }: Reading,
	id: string
): Promise<DeviceCopy | undefined> {
	const [row] = await orm
		.select({ userId: deviceCopy.userId, authSession: deviceCopy.authSession })
		.from(deviceCopy)
		.innerJoin(user, eq(user.id, deviceCopy.userId))
		.where(and(eq(deviceCopy.id, id), isNull(deviceCopy.endedAt), isNull(user.disabledAt)));
	return row && { id, authSession: row.authSession, userId: toId<UserId>(row.userId) };
}

/** On the record in the same transaction: no record, no copy. */
export async function beginDeviceCopy(
	transaction: Reading,
	copy: DeviceCopy,
	{ at, requestId }: { readonly at: Date; readonly requestId: string | null }
): Promise<void> {
	const { id, userId, authSession } = copy;
	await transaction.orm.insert(deviceCopy).values({ id, userId, authSession, startedAt: at });
	await recordAudit(transaction, entry('device-copy-on', copy, requestId));
}

export async function moveDeviceCopy({ orm }: Reading, copy: DeviceCopy): Promise<void> {
	const { id, authSession } = copy;
	await orm.update(deviceCopy).set({ authSession }).where(eq(deviceCopy.id, id));
}

/** One, all that were seen with a session, or all of a person; each end is on the record. */
export async function endDeviceCopies(
	transaction: Reading,
	which: { readonly id: string } | { readonly authSession: string } | { readonly userId: string },
	{ at, requestId = null }: { readonly at: Date; readonly requestId?: string | null }
): Promise<void> {
	const ended = await transaction.orm
		.update(deviceCopy)
		.set({ endedAt: at })
		.where(and(matches(which), isNull(deviceCopy.endedAt)))
		.returning({
			id: deviceCopy.id,
			userId: deviceCopy.userId,
			authSession: deviceCopy.authSession
		});
	for (const { userId, ...row } of ended) {
		const copy = { ...row, userId: toId<UserId>(userId) };
		await recordAudit(transaction, entry('device-copy-off', copy, requestId));
	}
}

function matches(which: Parameters<typeof endDeviceCopies>[1]) {
	if ('id' in which) return eq(deviceCopy.id, which.id);
	if ('userId' in which) return eq(deviceCopy.userId, which.userId);
	return eq(deviceCopy.authSession, which.authSession);
}

function entry(
	action: 'device-copy-on' | 'device-copy-off',
	{ id, userId, authSession }: DeviceCopy,
	requestId: string | null
): AuditEntry {
	return {
		action,
		outcome: 'success',
		actorId: userId,
		authSession,
		objectId: id,
		requestId
	};
}
