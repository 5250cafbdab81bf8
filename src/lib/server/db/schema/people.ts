import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	date,
	index,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { clinicianRoles } from '../../../domain/actor.ts';
import type { ClinicId, UserId } from '../../../domain/ids.ts';
import { bytea, instant, isoInstant, oneOf } from './column.ts';

/** One row: what this database is. A demonstration never becomes a real one, nor the reverse. */
export const installation = pgTable(
	'installation',
	{
		id: smallint().primaryKey().default(1),
		demonstration: boolean().notNull(),
		installedAt: instant('installed_at').notNull().defaultNow()
	},
	(table) => [check('installation_one_row', sql`${table.id} = 1`)]
);

/**
 * One row: rises with every session that ends and every person who is disabled (by trigger), so
 * that a node that was not told sees it when it next looks (R-OP-6).
 */
export const accessEpoch = pgTable(
	'access_epoch',
	{
		id: smallint().primaryKey().default(1),
		epoch: bigint({ mode: 'number' }).notNull().default(0)
	},
	(table) => [check('access_epoch_one_row', sql`${table.id} = 1`)]
);

/**
 * The public halves of the keys that sealed what this installation gave out. The private half is
 * never here: whoever has a dump could seal in our name.
 */
export const signingKey = pgTable(
	'signing_key',
	{
		/** 32 bytes of Ed25519 as hexadecimal digits. */
		publicKey: text('public_key').primaryKey(),
		firstUsedAt: instant('first_used_at').notNull().defaultNow(),
		retiredAt: instant('retired_at')
	},
	(table) => [
		uniqueIndex('signing_key_one_current')
			.on(sql`(true)`)
			.where(sql`${table.retiredAt} is null`),
		check('signing_key_length', sql`${table.publicKey} ~ '^[0-9a-f]{64}$'`)
	]
);

export interface ClinicSettings {
	readonly timeZone: string;
	readonly emergencyNumber: string;
	readonly phoneNumber: string;
	readonly crisisNumber?: string;
	readonly onCallNumber?: string;
	/** Opening hours in the clinic's time: ISO days, minutes since midnight. */
	readonly hours?: { readonly days: readonly number[]; readonly from: number; readonly to: number };
}

export const clinic = pgTable('clinic', {
	id: uuid().primaryKey(),
	name: text().notNull(),
	settings: jsonb().$type<ClinicSettings>().notNull()
});

export const user = pgTable('user', {
	id: uuid().primaryKey(),
	/** Printed name. */
	name: text().notNull(),
	/** Lower case; null until a patient has chosen one. */
	email: text().unique(),
	createdAt: instant('created_at').notNull().defaultNow(),
	disabledAt: instant('disabled_at')
});

export const clinicMember = pgTable(
	'clinic_member',
	{
		clinicId: uuid('clinic_id')
			.notNull()
			.references(() => clinic.id),
		userId: uuid('user_id')
			.notNull()
			.references(() => user.id),
		role: text().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.clinicId, table.userId] }),
		index('clinic_member_user').on(table.userId),
		check('clinic_member_role', sql`${table.role} in ('referring-doctor', 'pain-specialist')`)
	]
);

export const patient = pgTable(
	'patient',
	{
		id: uuid().primaryKey(),
		clinicId: uuid('clinic_id')
			.notNull()
			.references(() => clinic.id),
		userId: uuid('user_id')
			.notNull()
			.unique()
			.references(() => user.id),
		name: text().notNull(),
		birthDate: date('birth_date', { mode: 'string' }).notNull(),
		/** The clinic's number for this person. */
		identifier: text(),
		createdAt: instant('created_at').notNull().defaultNow()
	},
	(table) => [
		index('patient_name').on(table.clinicId, table.name),
		unique('patient_identifier').on(table.clinicId, table.identifier)
	]
);

/** Kept apart from `user`, so that no query of a person ever carries a hash. */
export const credential = pgTable('credential', {
	userId: uuid('user_id')
		.primaryKey()
		.references(() => user.id),
	passwordHash: text('password_hash').notNull(),
	changedAt: instant('changed_at').notNull().defaultNow()
});

export const authSession = pgTable(
	'auth_session',
	{
		/** SHA-256 of the token; the token itself is only in the cookie. */
		id: text().primaryKey(),
		/** Names the session in lists, revocations and the record. */
		publicId: uuid('public_id').notNull().unique(),
		userId: uuid('user_id')
			.notNull()
			.references(() => user.id),
		createdAt: instant('created_at').notNull().defaultNow(),
		/** Idle limit, moved by real activity. */
		expiresAt: instant('expires_at').notNull(),
		/** Absolute limit, never moved. */
		endsAt: instant('ends_at').notNull(),
		reauthenticatedAt: instant('reauthenticated_at')
	},
	(table) => [index('auth_session_user').on(table.userId)]
);

/**
 * A browser that may keep readable copies of its person's plans. Ended, it has to throw them away as
 * soon as it hears of it.
 */
export const deviceCopy = pgTable(
	'device_copy',
	{
		/** Known to that browser alone. */
		id: uuid().primaryKey(),
		userId: uuid('user_id')
			.notNull()
			.references(() => user.id),
		/** `public_id` of the session that it was last seen with. */
		authSession: uuid('auth_session').notNull(),
		startedAt: instant('started_at').notNull(),
		endedAt: instant('ended_at')
	},
	(table) => [
		index('device_copy_user').on(table.userId),
		index('device_copy_auth_session').on(table.authSession)
	]
);

/** A one-time link that a clinician hands to a patient; mail comes later. */
export const signInLink = pgTable('sign_in_link', {
	tokenHash: bytea('token_hash').primaryKey(),
	userId: uuid('user_id')
		.notNull()
		.references(() => user.id),
	createdBy: uuid('created_by')
		.notNull()
		.references(() => user.id),
	createdAt: instant('created_at').notNull().defaultNow(),
	expiresAt: instant('expires_at').notNull(),
	usedAt: instant('used_at')
});

/** By which edition of the catalogue a clinic works, and who answered for it. Never changed. */
export const catalogueAcceptance = pgTable(
	'catalogue_acceptance',
	{
		id: uuid().primaryKey(),
		clinicId: uuid('clinic_id')
			.$type<ClinicId>()
			.notNull()
			.references(() => clinic.id),
		version: text().notNull(),
		contentHash: text('content_hash').notNull(),
		/** All that was accepted, so that a later edition can be compared with it. */
		content: text().notNull(),
		acceptedBy: uuid('accepted_by')
			.$type<UserId>()
			.notNull()
			.references(() => user.id),
		name: text().notNull(),
		role: text({ enum: clinicianRoles }).notNull(),
		statement: text().notNull(),
		acceptedAt: isoInstant('accepted_at').notNull(),
		/** `public_id` of the session. */
		authSession: uuid('auth_session')
	},
	(table) => [
		unique('catalogue_acceptance_once').on(table.clinicId, table.version, table.contentHash),
		check('catalogue_acceptance_hash', sql`${table.contentHash} ~ '^[0-9a-f]{64}$'`),
		check('catalogue_acceptance_role', oneOf(table.role, clinicianRoles))
	]
);
