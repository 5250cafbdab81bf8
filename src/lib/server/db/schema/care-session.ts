import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	jsonb,
	pgTable,
	text,
	uniqueIndex,
	uuid
} from 'drizzle-orm/pg-core';
import {
	agendaItemStatuses,
	type AgendaSubject
} from '../../../domain/care-session/agenda-item.ts';
import type { Attendee } from '../../../domain/care-session/care-session.ts';
import { decisionTypes, type Outcome } from '../../../domain/care-session/session-decision.ts';
import type { AgendaItemId, CareSessionId, DecisionId, UserId } from '../../../domain/ids.ts';
import { isoInstant, oneOf } from './column.ts';
import { entity, person } from './entity.ts';

const statuses = ['under-way', 'ended'] as const;

export const careSession = pgTable(
	'care_session',
	{
		...entity<CareSessionId>(),
		status: text({ enum: statuses }).notNull(),
		leadId: person('lead_id').notNull(),
		startedAt: isoInstant('started_at').notNull(),
		startedBy: person('started_by').notNull(),
		plannedMinutes: integer('planned_minutes').notNull(),
		/** Of this plan; written before the item is, in one transaction. */
		currentItemId: uuid('current_item_id').$type<AgendaItemId>(),
		attendees: jsonb().$type<readonly Attendee[]>().notNull(),
		endedAt: isoInstant('ended_at'),
		endedBy: person('ended_by'),
		leftOpen: jsonb('left_open').$type<readonly AgendaItemId[]>().notNull()
	},
	(table) => [
		index('care_session_plan').on(table.planId),
		uniqueIndex('care_session_one_under_way')
			.on(table.planId)
			.where(sql`status = 'under-way'`),
		check('care_session_status', oneOf(table.status, statuses)),
		check(
			'care_session_ended',
			sql`(status = 'ended') = (ended_at is not null) and (ended_at is null) = (ended_by is null)`
		)
	]
);

export const agendaItem = pgTable(
	'agenda_item',
	{
		...entity<AgendaItemId>(),
		subject: jsonb().$type<AgendaSubject>().notNull(),
		text: text().notNull(),
		order: text().notNull(),
		status: text({ enum: agendaItemStatuses }).notNull(),
		statusAt: isoInstant('status_at').notNull(),
		careSessionId: uuid('care_session_id')
			.$type<CareSessionId>()
			.references(() => careSession.id),
		addedAt: isoInstant('added_at').notNull(),
		addedBy: person('added_by').notNull()
	},
	(table) => [
		index('agenda_item_plan').on(table.planId),
		check('agenda_item_status', oneOf(table.status, agendaItemStatuses))
	]
);

/** A line of the minutes. */
export const decision = pgTable(
	'decision',
	{
		...entity<DecisionId>(),
		careSessionId: uuid('care_session_id')
			.$type<CareSessionId>()
			.notNull()
			.references(() => careSession.id),
		agendaItemId: uuid('agenda_item_id')
			.$type<AgendaItemId>()
			.references(() => agendaItem.id),
		type: text({ enum: decisionTypes }).notNull(),
		outcome: jsonb().$type<Outcome>(),
		text: text().notNull(),
		at: isoInstant('at').notNull(),
		by: person('by').notNull(),
		present: jsonb().$type<readonly UserId[]>().notNull(),
		enteredInErrorAt: isoInstant('entered_in_error_at')
	},
	(table) => [
		index('decision_plan').on(table.planId),
		check('decision_type', oneOf(table.type, decisionTypes))
	]
);
