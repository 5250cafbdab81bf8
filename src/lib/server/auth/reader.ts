import { eq, inArray, sql } from 'drizzle-orm';
import type { UserId } from '../../domain/ids.ts';
import { toId } from '../../domain/ids.ts';
import {
	authSession,
	clinic,
	clinicMember,
	credential,
	patient,
	signInLink,
	user
} from '../db/schema/people.ts';
import type { AccordTransaction } from '../db/accord.ts';
import type { Reading } from '../plan/reader.ts';

export interface SessionRow {
	readonly publicId: string;
	readonly userId: UserId;
	readonly name: string;
	readonly isClinician: boolean;
	readonly isDisabled: boolean;
	readonly expiresAt: Date;
	readonly endsAt: Date;
	readonly reauthenticatedAt: Date | null;
}

const isClinicianColumn = sql<boolean>`exists (
	select 1 from ${clinicMember} where ${clinicMember.userId} = ${authSession.userId})`;

const sessionColumns = {
	publicId: authSession.publicId,
	userId: authSession.userId,
	name: user.name,
	isClinician: isClinicianColumn,
	disabledAt: user.disabledAt,
	expiresAt: authSession.expiresAt,
	endsAt: authSession.endsAt,
	reauthenticatedAt: authSession.reauthenticatedAt
};

export function findSession(reading: Reading, idHash: string): Promise<SessionRow | undefined> {
	return findSessionWhere(reading, eq(authSession.id, idHash));
}

export function findSessionByPublicId(
	reading: Reading,
	publicId: string
): Promise<SessionRow | undefined> {
	return findSessionWhere(reading, eq(authSession.publicId, publicId));
}

export function findSessionsByPublicId(
	reading: Reading,
	publicIds: readonly string[]
): Promise<SessionRow[]> {
	return findSessionsWhere(reading, inArray(authSession.publicId, [...publicIds]));
}

async function findSessionWhere(
	reading: Reading,
	condition: ReturnType<typeof eq>
): Promise<SessionRow | undefined> {
	const [session] = await findSessionsWhere(reading, condition);
	return session;
}

async function findSessionsWhere(
	{ orm }: Reading,
	condition: ReturnType<typeof eq>
): Promise<SessionRow[]> {
	const rows = await orm
		.select(sessionColumns)
		.from(authSession)
		.innerJoin(user, eq(user.id, authSession.userId))
		.where(condition);
	return rows.map(({ disabledAt, userId, ...rest }) => ({
		...rest,
		userId: toId<UserId>(userId),
		isDisabled: disabledAt !== null
	}));
}

export interface CredentialRow {
	readonly userId: UserId;
	readonly passwordHash: string | null;
}

/** Somebody who may sign in with this address; a disabled person is nobody. */
export async function findCredentialByEmail(
	{ orm }: Reading,
	email: string
): Promise<CredentialRow | undefined> {
	const [row] = await orm
		.select({ userId: user.id, passwordHash: credential.passwordHash })
		.from(user)
		.leftJoin(credential, eq(credential.userId, user.id))
		.where(sql`${user.email} = ${email} and ${user.disabledAt} is null`);
	return row && { ...row, userId: toId<UserId>(row.userId) };
}

export async function findPasswordHash({ orm }: Reading, userId: UserId): Promise<string | null> {
	const [row] = await orm
		.select({ passwordHash: credential.passwordHash })
		.from(credential)
		.where(eq(credential.userId, userId));
	return row?.passwordHash ?? null;
}

export async function isClinician({ orm }: Reading, userId: UserId): Promise<boolean> {
	const rows = await orm
		.select({ clinicId: clinicMember.clinicId })
		.from(clinicMember)
		.where(eq(clinicMember.userId, userId))
		.limit(1);
	return rows.length > 0;
}

export async function isEmailTaken({ orm }: Reading, email: string): Promise<boolean> {
	const rows = await orm.select({ id: user.id }).from(user).where(eq(user.email, email));
	return rows.length > 0;
}

export interface LinkRow {
	readonly userId: UserId;
	readonly name: string;
	readonly birthDate: string;
	readonly clinicName: string;
	readonly expiresAt: Date;
	readonly usedAt: Date | null;
}

/** A one-time link and whose it is. */
export async function findLink(
	{ orm }: Reading,
	tokenHash: Uint8Array
): Promise<LinkRow | undefined> {
	const [row] = await orm
		.select({
			userId: signInLink.userId,
			name: patient.name,
			birthDate: patient.birthDate,
			clinicName: clinic.name,
			expiresAt: signInLink.expiresAt,
			usedAt: signInLink.usedAt
		})
		.from(signInLink)
		.innerJoin(patient, eq(patient.userId, signInLink.userId))
		.innerJoin(clinic, eq(clinic.id, patient.clinicId))
		.where(eq(signInLink.tokenHash, tokenHash));
	return row && { ...row, userId: toId<UserId>(row.userId) };
}

/** Holds the link's row, so that of two uses at once one comes second. */
export async function lockLink({ orm }: AccordTransaction, tokenHash: Uint8Array) {
	const [row] = await orm
		.select({ usedAt: signInLink.usedAt, expiresAt: signInLink.expiresAt })
		.from(signInLink)
		.where(eq(signInLink.tokenHash, tokenHash))
		.for('update');
	return row;
}
