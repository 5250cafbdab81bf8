import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import { planStatuses, urgencies, type PreviousClinic } from '../../../domain/plan/plan.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { roles } from '../../../domain/actor.ts';
import { entityKinds, type Change } from '../../../domain/change.ts';
import type { CommandName } from '../../../domain/command.ts';
import type { Deputyship } from '../../../domain/care-team/care-team.ts';
import type {
	CareSessionId,
	ClinicId,
	MemberId,
	OpId,
	PatientId,
	PlanId,
	UserId
} from '../../../domain/ids.ts';
import { documentKeys } from '../../../domain/plan/section.ts';
import { bytea, instant, isoInstant, oneOf } from './column.ts';
import { clinic, patient, user } from './people.ts';

export const plan = pgTable(
	'plan',
	{
		id: uuid().$type<PlanId>().primaryKey(),
		revision: integer().notNull(),
		clinicId: uuid('clinic_id')
			.$type<ClinicId>()
			.notNull()
			.references(() => clinic.id),
		patientId: uuid('patient_id')
			.$type<PatientId>()
			.notNull()
			.references(() => patient.id),
		patientName: text('patient_name').notNull(),
		patientBirthDate: date('patient_birth_date', { mode: 'string' }).notNull(),
		patientIdentifier: text('patient_identifier'),
		title: text().notNull(),
		ask: text().notNull(),
		status: text({ enum: planStatuses }).notNull(),
		statusReason: text('status_reason').notNull().default(''),
		statusSince: isoInstant('status_since')
			.notNull()
			.default(sql`now()`),
		statusBy: uuid('status_by')
			.$type<UserId>()
			.references(() => user.id),
		previousClinics: jsonb('previous_clinics')
			.$type<readonly PreviousClinic[]>()
			.notNull()
			.default([]),
		urgency: text({ enum: urgencies }).notNull(),
		urgencyReason: text('urgency_reason').notNull().default(''),
		urgencySince: isoInstant('urgency_since')
			.notNull()
			.default(sql`now()`),
		urgencyOwner: uuid('urgency_owner')
			.$type<UserId>()
			.references(() => user.id),
		urgencyReviewOn: date('urgency_review_on', { mode: 'string' }),
		startedAt: isoInstant('started_at').notNull(),
		startedBy: uuid('started_by')
			.$type<UserId>()
			.notNull()
			.references(() => user.id)
	},
	(table) => [
		check('plan_status', oneOf(table.status, planStatuses)),
		check('plan_urgency', oneOf(table.urgency, urgencies))
	]
);

/** Sequencer, fence and mutex of a plan: this row is locked to commit. */
export const planHead = pgTable('plan_head', {
	planId: uuid('plan_id')
		.primaryKey()
		.references(() => plan.id),
	seq: bigint({ mode: 'number' }).notNull(),
	/** Rises only when a database was restored to an earlier point. */
	epoch: integer().notNull().default(1),
	/** Hash of the newest event. */
	hash: bytea().notNull()
});

export const planMember = pgTable(
	'plan_member',
	{
		id: uuid().$type<MemberId>().primaryKey(),
		revision: integer().notNull(),
		planId: uuid('plan_id')
			.$type<PlanId>()
			.notNull()
			.references(() => plan.id),
		userId: uuid('user_id')
			.$type<UserId>()
			.notNull()
			.references(() => user.id),
		name: text().notNull(),
		role: text({ enum: roles }).notNull(),
		clinic: text().notNull().default(''),
		from: isoInstant('from').notNull(),
		addedBy: uuid('added_by')
			.$type<UserId>()
			.references(() => user.id),
		until: isoInstant('until'),
		endedBy: uuid('ended_by')
			.$type<UserId>()
			.references(() => user.id),
		endReason: text('end_reason').notNull().default(''),
		deputy: jsonb().$type<Deputyship>()
	},
	(table) => [
		// Who left and came back has a place for each time, and one of them at most is not over.
		uniqueIndex('plan_member_once')
			.on(table.planId, table.userId)
			.where(sql`until is null`),
		index('plan_member_user').on(table.userId),
		check('plan_member_role', oneOf(table.role, roles))
	]
);

/** The record: every change of a plan, in its one order, each chained to the one before. */
export const planEvent = pgTable(
	'plan_event',
	{
		planId: uuid('plan_id')
			.$type<PlanId>()
			.notNull()
			.references(() => plan.id),
		seq: bigint({ mode: 'number' }).notNull(),
		opId: uuid('op_id').$type<OpId>().notNull(),
		type: text({ enum: ['entity', 'prose'] }).notNull(),
		command: text().$type<CommandName | 'StartPlan'>(),
		entityKind: text('entity_kind', { enum: entityKinds }),
		entityId: uuid('entity_id'),
		document: text({ enum: documentKeys }),
		actorId: uuid('actor_id').$type<UserId>().notNull(),
		role: text({ enum: roles }).notNull(),
		/** `public_id` of the session; null for what the server itself wrote. */
		authSession: uuid('auth_session'),
		/** The care session in whose course it was made. */
		careSession: uuid('care_session').$type<CareSessionId>(),
		at: instant('at').notNull(),
		/** The change of an entity event: its kind, and the whole entity as it was afterwards. */
		payload: jsonb().$type<Change>(),
		bytes: bytea('bytes'),
		payloadHash: bytea('payload_hash').notNull(),
		hash: bytea().notNull()
	},
	(table) => [
		primaryKey({ columns: [table.planId, table.seq] }),
		uniqueIndex('plan_event_prose_op')
			.on(table.planId, table.opId)
			.where(sql`type = 'prose'`),
		index('plan_event_document')
			.on(table.planId, table.document, table.seq)
			.where(sql`type = 'prose'`),
		check(
			'plan_event_shape',
			sql`(type = 'prose' and bytes is not null and document is not null and payload is null)
				or (type = 'entity' and payload is not null and entity_kind is not null
					and entity_id is not null and command is not null and bytes is null)`
		)
	]
);

/** What a command answered, so that the same op id gets the same answer. Bound to its author. */
export const commandOutcome = pgTable(
	'command_outcome',
	{
		planId: uuid('plan_id').$type<PlanId>().notNull(),
		opId: uuid('op_id').$type<OpId>().notNull(),
		actorId: uuid('actor_id').$type<UserId>().notNull(),
		fromSeq: bigint('from_seq', { mode: 'number' }),
		toSeq: bigint('to_seq', { mode: 'number' }),
		/** The refusal, where it was refused. */
		refusal: jsonb().$type<Refusal>(),
		at: instant('at').notNull()
	},
	(table) => [primaryKey({ columns: [table.planId, table.opId] })]
);

/** How far each person has looked: what they are shown as changed. */
export const planLook = pgTable(
	'plan_look',
	{
		planId: uuid('plan_id')
			.$type<PlanId>()
			.notNull()
			.references(() => plan.id),
		userId: uuid('user_id')
			.notNull()
			.references(() => user.id),
		seq: bigint({ mode: 'number' }).notNull(),
		at: instant('at').notNull(),
		/** Up to where they said that they have seen what changed; null where looking was enough. */
		acknowledgedSeq: bigint('acknowledged_seq', { mode: 'number' }),
		acknowledgedAt: instant('acknowledged_at')
	},
	(table) => [primaryKey({ columns: [table.planId, table.userId] })]
);
