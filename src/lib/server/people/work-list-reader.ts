import { clinicianRoles } from '../../domain/actor.ts';
import { decidableSubjects } from '../../domain/amendment/policy.ts';
import type { PlanId, UserId } from '../../domain/ids.ts';
import type { PlanStatus, Urgency } from '../../domain/plan/plan.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { readGoalsWaiting, type GoalsWaiting } from './goals-waiting-reader.ts';

/** One plan on somebody's work list, and what in it waits for them. */
export interface WorkListEntry {
	readonly planId: PlanId;
	readonly patientName: string;
	readonly birthDate: string;
	readonly identifier: string | null;
	readonly title: string;
	readonly status: PlanStatus;
	readonly urgency: Urgency;
	readonly latestVersion: number | null;
	/** Something that a signature covers was changed after the latest version. */
	readonly changedSinceVersion: boolean;
	readonly waiting: {
		/** A warning sign of the same day or an emergency, and whether a clinician has opened it. */
		readonly redFlag: 'unopened' | 'open' | null;
		readonly isNew: boolean;
		readonly proposals: number;
		/** Ideas of the patient that nobody has taken up yet. */
		readonly ideas: number;
		/** Goals to which this person has not said a word. */
		readonly goals: number;
		readonly questions: number;
		readonly decisions: number;
		/** Changes that others suggest where this person writes. */
		readonly suggestions: number;
		/** Requests to put something right that this person may decide on. */
		readonly amendments: number;
		readonly version: number | null;
	};
	/** Since when the oldest of what waits has waited. */
	readonly waitingSince: string | null;
	/**
	 * What others changed since this person last looked: treatments, goals, conversations, versions and
	 * texts, each once however often; 0 while the plan is new to them.
	 */
	readonly changed: number;
	readonly lastActivityAt: string;
	readonly lastActivityBy: string | null;
}

/**
 * Every plan somebody belongs to: open ones first, the most urgent first, then those that have
 * waited longest. A question waits when it names this person, or needs an answer of anybody, and they
 * have not written since. A proposal waits for a doctor's answer, a goal for everybody's; a decision for the specialist, once
 * everybody else has answered.
 */
export async function readWorkList(
	{ sql }: Pick<AccordDatabase, 'sql'>,
	userId: UserId
): Promise<readonly WorkListEntry[]> {
	const goals = await readGoalsWaiting({ sql }, userId);
	const rows = await sql<WorkListRow[]>`
		select p.id as "planId", p.patient_name as "patientName",
			p.patient_birth_date as "birthDate", p.patient_identifier as identifier, p.title,
			p.status, p.urgency, version.number as "latestVersion",
			coalesce(version.moved, false) as "changedSinceVersion",
			look.seq is null as "isNew", proposal.count as proposals, idea.count as ideas,
			flag.state as "redFlag", question.count as questions, decision.count as decisions,
			suggested.count as suggestions, asked.count as amendments, coalesce(goal.count, 0) as goals,
			case when version.unanswered then version.number end as version,
			least(
				case when look.seq is null then m."from" end, flag.since, proposal.since, idea.since,
				question.since, decision.since, suggested.since, asked.since, goal.since,
				case when version.unanswered then version.signed_at end
			) as "waitingSince",
			case when look.seq is null then 0 else news.count end as changed,
			last.at as "lastActivityAt", last.name as "lastActivityBy"
		from plan_member m
		join plan p on p.id = m.plan_id
		left join plan_look look on look.plan_id = p.id and look.user_id = m.user_id
		cross join lateral (
			select e.at, who.name from plan_event e
			left join plan_member who on who.plan_id = e.plan_id and who.user_id = e.actor_id
			where e.plan_id = p.id order by e.seq desc limit 1
		) last
		cross join lateral (
			select count(distinct coalesce(
				e.payload->'entity'->>'threadId', e.payload->'entity'->>'treatmentId',
				e.payload->'entity'->>'versionId',
				e.entity_id::text, e.document
			)) from plan_event e
			where e.plan_id = p.id and e.seq > look.seq and e.actor_id <> m.user_id
		) news
		${latestVersion(sql)}
		${undecidedTreatments(sql)}
		${openQuestions(sql)}
		${openFlags(sql)}
		${openSuggestions(sql)}
		${openAmendments(sql)}
		${openGoals(sql, goals)}
		where m.user_id = ${userId} and m.until is null
		order by p.status in ('completed', 'revoked', 'entered-in-error'),
			array_position(array['emergency', 'urgent', 'soon', 'elective', 'monitoring'], p.urgency),
			"waitingSince" nulls last, last.at desc`;
	return rows.map(toEntry);
}

type Sql = AccordDatabase['sql'];

/** The newest version, whether this person has answered it, and whether the plan moved since. */
function latestVersion(sql: Sql) {
	return sql`
		left join lateral (
			select v.number, v.signed_at,
				v.signed_by <> m.user_id and not exists (
					select 1 from signature s where s.version_id = v.id and s.user_id = m.user_id
				) as unanswered,
				exists (
					select 1 from plan_event e where e.plan_id = p.id and e.seq > v.seq
						and e.command is distinct from 'SignVersion'
						and (e.type = 'prose' or e.entity_kind in (
							'plan', 'member', 'goal', 'treatment', 'response', 'record', 'amendment'
						))
				) as moved
			from version v where v.plan_id = p.id order by v.number desc limit 1
		) version on true`;
}

/**
 * Proposals that wait for a doctor's answer, also once the specialist has chosen them (as
 * `isAnswerAwaited` of the domain says); ideas that a clinician may take up; decisions that wait for the specialist.
 */
function undecidedTreatments(sql: Sql) {
	return sql`
		cross join lateral (
			select count(*), min(t.status_at) as since from treatment t
			left join treatment_response r on r.treatment_id = t.id and r.user_id = m.user_id
			where t.plan_id = p.id and m.role <> 'pain-specialist'
				and p.status not in ('completed', 'revoked', 'entered-in-error')
				and t.status in ('proposed', 'considering', 'chosen')
				and (t.proposed_by <> m.user_id or r.id is not null)
				and r.details_revision is distinct from t.details_revision
		) proposal
		cross join lateral (
			select count(*), min(t.status_at) as since from treatment t
			where t.plan_id = p.id and t.status = 'suggested' and t.proposed_by <> m.user_id
		) idea
		cross join lateral (
			select count(*), min(t.status_at) as since from treatment t
			where t.plan_id = p.id and t.status in ('proposed', 'considering')
				and m.role = 'pain-specialist'
				and not exists (
					select 1 from plan_member other where other.plan_id = p.id
						and other.until is null and other.user_id not in (m.user_id, t.proposed_by)
						and not exists (
							select 1 from treatment_response r where r.treatment_id = t.id
								and r.user_id = other.user_id
								and r.details_revision = t.details_revision
						)
				)
		) decision`;
}

/**
 * Conversations in which somebody asked this person, or everybody, and had no answer since, nor a
 * decision of a session in words.
 */
function openQuestions(sql: Sql) {
	return sql`
		cross join lateral (
			select count(*), min(asked.since) as since from (
				select min(c.written_at) as since from thread t
				join comment c on c.thread_id = t.id
				where t.plan_id = p.id and t.status = 'open' and c.entered_in_error_at is null
					and c.written_by <> m.user_id
					and (c.mentions ? m.user_id::text or t.needs_answer and c.mentions = '[]')
					and c.written_at > coalesce((
						select max(mine.written_at) from comment mine
						where mine.thread_id = t.id and mine.written_by = m.user_id
					), '-infinity')
					and not exists (
						select 1 from decision d join agenda_item item on item.id = d.agenda_item_id
						where item.plan_id = p.id and item.subject->>'threadId' = t.id::text
							and d.type = 'decided' and d.outcome is null and d.entered_in_error_at is null
							and d.at > c.written_at
					)
				group by t.id
			) asked
		) question`;
}

/** Warning signs that no clinician has recorded an outcome of; those nobody opened come first. */
function openFlags(sql: Sql) {
	return sql`
		cross join lateral (
			select case when count(*) filter (where f.opened_at is null) > 0 then 'unopened'
				when count(*) > 0 then 'open' end as state, min(f.answered_at) as since
			from safety_check f
			where f.plan_id = p.id and f.level in ('E0', 'E1') and f.closed_at is null
		) flag`;
}

/** Suggestions that this person may decide on: as the policy of suggestions says, for clinicians. */
function openSuggestions(sql: Sql) {
	return sql`
		cross join lateral (
			select count(*), min(one.entity->>'suggestedAt')::timestamptz as since
			from suggestion one
			left join goal on goal.id = (one.entity->'target'->>'goalId')::uuid
			left join clinical_record record on record.id = (one.entity->'target'->>'recordId')::uuid
			where one.plan_id = p.id and one.entity->'withdrawnAt' = 'null'
				and one.entity->'answers' @> '[null]'
				and one.entity->>'suggestedBy' <> m.user_id::text
				and m.role <> 'patient'
				and case one.entity->'target'->>'type'
					when 'prose' then one.entity->'target'->>'document' = 'working-diagnosis'
						or m.role = 'pain-specialist'
							and one.entity->'target'->>'document' = 'plan-summary'
					when 'goal' then goal.added_by = m.user_id
					when 'record' then record.kind <> 'stance'
						and coalesce(record.entity->'details'->>'direction', '') <> 'noticed'
					else true
				end
		) suggested`;
}

/** Requests to amend that this person may decide on. */
function openAmendments(sql: Sql) {
	const may = clinicianRoles.flatMap((role) =>
		decidableSubjects(role).map((subject) => `${role} ${subject}`)
	);
	return sql`
		cross join lateral (
			select count(*), min(one.entity->>'askedAt')::timestamptz as since
			from amendment one
			where one.plan_id = p.id and one.entity->'decision' = 'null'
				and concat_ws(
					' ', m.role, one.entity->'about'->>'type',
					one.entity->'about'->>'document', one.entity->'about'->>'kind'
				) in ${sql(may)}
		) asked`;
}

/** Goals that wait for this person: the domain has said which. */
function openGoals(sql: Sql, goals: readonly GoalsWaiting[]) {
	const rows = goals.map(({ planId, count, since }) => ({ plan_id: planId, count, since }));
	return sql`
		left join jsonb_to_recordset(${sql.json(rows)}::jsonb)
			as goal(plan_id uuid, count int, since timestamptz) on goal.plan_id = p.id`;
}

type WorkListRow = Omit<WorkListEntry, 'waiting' | 'waitingSince' | 'lastActivityAt'> &
	WorkListEntry['waiting'] & {
		readonly waitingSince: Date | null;
		readonly lastActivityAt: Date;
	};

function toEntry(row: WorkListRow): WorkListEntry {
	const { redFlag, isNew, proposals, ideas, questions, decisions, ...more } = row;
	const { suggestions, amendments, goals, version, ...rest } = more;
	const counts = { proposals, ideas, goals, questions, decisions, suggestions, amendments };
	return {
		...rest,
		waiting: { redFlag, isNew, ...counts, version },
		waitingSince: row.waitingSince?.toISOString() ?? null,
		lastActivityAt: row.lastActivityAt.toISOString()
	};
}
