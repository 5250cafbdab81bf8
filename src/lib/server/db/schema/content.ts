import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	unique,
	uuid
} from 'drizzle-orm/pg-core';
import { roles } from '../../../domain/actor.ts';
import type { AmendedVersion } from '../../../domain/amendment/amendment.ts';
import type {
	CareSessionId,
	CommentId,
	GoalId,
	RecordId,
	ResponseId,
	SafetyCheckId,
	SignatureId,
	ThreadId,
	TreatmentId,
	UserId,
	VersionId
} from '../../../domain/ids.ts';
import { flagLevels } from '../../../domain/catalogue/flag-level.ts';
import { type FlagAnswers } from '../../../domain/catalogue/red-flag.ts';
import type { Anchor } from '../../../domain/discussion/discussion.ts';
import { goalStatuses, type GoalAnswer } from '../../../domain/goal/goal.ts';
import { recordKinds } from '../../../domain/record/kind.ts';
import type { ClinicalRecord } from '../../../domain/record/record.ts';
import { occasions, outcomes, type RaisedFlag } from '../../../domain/safety/safety-check.ts';
import {
	responseKinds,
	treatmentKinds,
	treatmentStatuses,
	type Dosage,
	type TriedBefore
} from '../../../domain/treatment/treatment.ts';
import { signatureMeanings, type SigningCircumstances } from '../../../domain/version/version.ts';
import type { AnsweredWarning } from '../../../domain/version/warning.ts';
import { instant, isoInstant, oneOf } from './column.ts';
import { careSession } from './care-session.ts';
import { entity, person } from './entity.ts';

export const goal = pgTable(
	'goal',
	{
		...entity<GoalId>(),
		text: text().notNull(),
		measure: text().notNull().default(''),
		levels: jsonb().$type<readonly string[]>().notNull().default([]),
		answers: jsonb().$type<readonly GoalAnswer[]>().notNull().default([]),
		status: text({ enum: goalStatuses }).notNull(),
		statusReason: text('status_reason').notNull(),
		addedAt: isoInstant('added_at').notNull(),
		addedBy: person('added_by').notNull()
	},
	(table) => [
		index('goal_plan').on(table.planId),
		check('goal_status', oneOf(table.status, goalStatuses))
	]
);

export const treatment = pgTable(
	'treatment',
	{
		...entity<TreatmentId>(),
		name: text().notNull(),
		kind: text({ enum: treatmentKinds }).notNull(),
		why: text().notNull(),
		whyNow: text('why_now').notNull(),
		forCause: text('for_cause').notNull(),
		catalogueId: text('catalogue_id').notNull().default(''),
		causeIds: jsonb('cause_ids').$type<readonly RecordId[]>().notNull().default([]),
		frequency: text().notNull().default(''),
		whoDoes: text('who_does').notNull().default(''),
		startOn: date('start_on', { mode: 'string' }),
		stopRule: text('stop_rule').notNull().default(''),
		goalId: uuid('goal_id')
			.$type<GoalId>()
			.references(() => goal.id),
		triedBefore: jsonb('tried_before').$type<TriedBefore>().notNull(),
		target: text().notNull(),
		reviewOn: date('review_on', { mode: 'string' }),
		dosage: jsonb().$type<Dosage>(),
		status: text({ enum: treatmentStatuses }).notNull(),
		statusReason: text('status_reason').notNull(),
		statusAt: isoInstant('status_at').notNull(),
		statusBy: person('status_by').notNull(),
		proposedAt: isoInstant('proposed_at').notNull(),
		proposedBy: person('proposed_by').notNull(),
		detailsRevision: integer('details_revision').notNull(),
		gateReason: text('gate_reason').notNull().default('')
	},
	(table) => [
		index('treatment_plan').on(table.planId),
		check('treatment_status', oneOf(table.status, treatmentStatuses)),
		check('treatment_kind', oneOf(table.kind, treatmentKinds)),
		check(
			'treatment_medicine_has_dosage',
			sql`kind <> 'medicine' or status not in ('chosen', 'active', 'completed', 'stopped')
				or dosage is not null`
		)
	]
);

export const treatmentResponse = pgTable(
	'treatment_response',
	{
		...entity<ResponseId>(),
		treatmentId: uuid('treatment_id')
			.$type<TreatmentId>()
			.notNull()
			.references(() => treatment.id),
		userId: person('user_id').notNull(),
		kind: text({ enum: responseKinds }).notNull(),
		reason: text().notNull(),
		respondedAt: isoInstant('responded_at').notNull(),
		detailsRevision: integer('details_revision').notNull()
	},
	(table) => [
		unique('treatment_response_once').on(table.treatmentId, table.userId),
		index('treatment_response_plan').on(table.planId),
		check('treatment_response_kind', oneOf(table.kind, responseKinds))
	]
);

/**
 * An entry of the history, the imaging, the conditions or the re-evaluation. Its details are JSON:
 * each kind has its own fields, which the domain alone checks (docs/decisions/0017).
 */
export const safetyCheck = pgTable(
	'safety_check',
	{
		...entity<SafetyCheckId>(),
		occasion: text({ enum: occasions }).notNull(),
		catalogueVersion: text('catalogue_version').notNull(),
		answers: jsonb().$type<FlagAnswers>().notNull(),
		level: text({ enum: flagLevels }),
		raised: jsonb().$type<readonly RaisedFlag[]>().notNull(),
		answeredAt: isoInstant('answered_at').notNull(),
		answeredBy: person('answered_by').notNull(),
		openedAt: isoInstant('opened_at'),
		openedBy: person('opened_by'),
		closedAt: isoInstant('closed_at'),
		closedBy: person('closed_by'),
		outcome: text({ enum: outcomes }),
		note: text().notNull()
	},
	(table) => [
		index('safety_check_plan').on(table.planId),
		check('safety_check_occasion', oneOf(table.occasion, occasions)),
		check('safety_check_level', oneOf(table.level, flagLevels)),
		check('safety_check_outcome', oneOf(table.outcome, outcomes)),
		check(
			'safety_check_closed',
			sql`(closed_at is null) = (outcome is null) and (closed_at is null) = (closed_by is null)`
		)
	]
);

export const clinicalRecord = pgTable(
	'clinical_record',
	{
		...entity<RecordId>(),
		kind: text({ enum: recordKinds }).notNull(),
		entity: jsonb().$type<ClinicalRecord>().notNull()
	},
	(table) => [
		index('clinical_record_plan').on(table.planId),
		check('clinical_record_kind', oneOf(table.kind, recordKinds)),
		check(
			'clinical_record_same',
			sql`entity ->> 'id' = id::text and entity ->> 'kind' = kind
				and (entity ->> 'revision')::integer = revision`
		)
	]
);

export const thread = pgTable(
	'thread',
	{
		...entity<ThreadId>(),
		anchor: jsonb().$type<Anchor>().notNull(),
		status: text({ enum: ['open', 'resolved'] }).notNull(),
		needsAnswer: boolean('needs_answer').notNull(),
		startedAt: isoInstant('started_at').notNull(),
		startedBy: person('started_by').notNull(),
		resolvedAt: isoInstant('resolved_at'),
		resolvedBy: person('resolved_by')
	},
	(table) => [index('thread_plan').on(table.planId)]
);

export const comment = pgTable(
	'comment',
	{
		...entity<CommentId>(),
		threadId: uuid('thread_id')
			.$type<ThreadId>()
			.notNull()
			.references(() => thread.id),
		text: text().notNull(),
		mentions: jsonb().$type<readonly UserId[]>().notNull(),
		writtenAt: isoInstant('written_at').notNull(),
		writtenBy: person('written_by').notNull(),
		enteredInErrorAt: isoInstant('entered_in_error_at')
	},
	(table) => [index('comment_plan').on(table.planId)]
);

/** A signed version. Rows are never changed: a trigger refuses it. */
export const version = pgTable(
	'version',
	{
		...entity<VersionId>(),
		number: integer().notNull(),
		seq: bigint({ mode: 'number' }).notNull(),
		contentHash: text('content_hash').notNull(),
		careSessionId: uuid('care_session_id')
			.$type<CareSessionId>()
			.references(() => careSession.id),
		/** The canonical text whose SHA-256 is `content_hash`, byte for byte. */
		canonicalText: text('canonical_text').notNull(),
		amends: jsonb().$type<readonly AmendedVersion[]>().notNull().default([]),
		signedAt: isoInstant('signed_at').notNull(),
		signedBy: person('signed_by').notNull()
	},
	(table) => [unique('version_number').on(table.planId, table.number)]
);

export const signature = pgTable(
	'signature',
	{
		...entity<SignatureId>(),
		versionId: uuid('version_id')
			.$type<VersionId>()
			.notNull()
			.references(() => version.id),
		userId: person('user_id').notNull(),
		name: text().notNull(),
		role: text({ enum: roles }).notNull(),
		meaning: text({ enum: signatureMeanings }).notNull(),
		statement: text().notNull(),
		warnings: jsonb().$type<readonly AnsweredWarning[]>().notNull().default([]),
		signedAt: isoInstant('signed_at').notNull(),
		/** Null for signatures of the first two forms. */
		circumstances: jsonb().$type<SigningCircumstances>(),
		hash: text().notNull()
	},
	(table) => [
		index('signature_plan').on(table.planId),
		check('signature_meaning', oneOf(table.meaning, signatureMeanings))
	]
);

/** Openings, exports, prints and account events. Changes of a plan are in `plan_event`. */
export const auditEvent = pgTable(
	'audit_event',
	{
		seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
		at: instant('at').notNull().defaultNow(),
		action: text().notNull(),
		actorId: uuid('actor_id'),
		role: text(),
		authSession: uuid('auth_session'),
		planId: uuid('plan_id'),
		objectId: text('object_id'),
		outcome: text({ enum: ['success', 'refused'] }).notNull(),
		requestId: text('request_id')
	},
	(table) => [index('audit_event_plan').on(table.planId, table.seq)]
);
