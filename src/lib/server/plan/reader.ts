import { and, asc, eq, getTableColumns, gt, isNull } from 'drizzle-orm';
import type { EntityByKind, EntityKind, PlanState } from '../../domain/change.ts';
import type { OpId, PlanId, UserId } from '../../domain/ids.ts';
import type { PlanStatus } from '../../domain/plan/plan.ts';
import type { Member } from '../../domain/care-team/care-team.ts';
import type { EntitiesByKind } from '../../protocol/socket.ts';
import type { AccordDatabase, AccordTransaction } from '../db/accord.ts';
import { agendaItem, careSession, decision } from '../db/schema/care-session.ts';
import {
	clinicalRecord,
	comment,
	goal,
	safetyCheck,
	signature,
	thread,
	treatment,
	treatmentResponse,
	version
} from '../db/schema/content.ts';
import { commandOutcome, plan, planEvent, planHead, planMember } from '../db/schema/plan.ts';
import { amendment, restoration, suggestion } from '../db/schema/rewording.ts';
import type { Head } from './chain.ts';

export type Reading = Pick<AccordTransaction, 'orm'> | Pick<AccordDatabase, 'orm'>;

/** Everything structured in a plan. Run inside one transaction to see one moment. */
export async function readEntities(reading: Reading, planId: PlanId): Promise<EntitiesByKind> {
	const { orm } = reading;
	const [
		plans,
		members,
		treatments,
		responses,
		goals,
		records,
		safetyChecks,
		restorations,
		threads,
		comments,
		careSessions,
		agendaItems,
		decisions,
		suggestions,
		amendments,
		versions,
		signatures
	] = await Promise.all([
		orm.select(getTableColumns(plan)).from(plan).where(eq(plan.id, planId)),
		orm.select(columns.member).from(planMember).where(eq(planMember.planId, planId)),
		orm.select(columns.treatment).from(treatment).where(eq(treatment.planId, planId)),
		readResponses(reading, planId),
		orm.select(columns.goal).from(goal).where(eq(goal.planId, planId)),
		readRecords(reading, planId),
		orm.select(columns.safety).from(safetyCheck).where(eq(safetyCheck.planId, planId)),
		orm.select(columns.restoration).from(restoration).where(eq(restoration.planId, planId)),
		orm.select(columns.thread).from(thread).where(eq(thread.planId, planId)),
		orm.select(columns.comment).from(comment).where(eq(comment.planId, planId)),
		orm.select(columns.careSession).from(careSession).where(eq(careSession.planId, planId)),
		orm.select(columns.agendaItem).from(agendaItem).where(eq(agendaItem.planId, planId)),
		orm.select(columns.decision).from(decision).where(eq(decision.planId, planId)),
		orm.select({ entity: suggestion.entity }).from(suggestion).where(eq(suggestion.planId, planId)),
		orm.select({ entity: amendment.entity }).from(amendment).where(eq(amendment.planId, planId)),
		orm.select(columns.version).from(version).where(eq(version.planId, planId)),
		orm.select(columns.signature).from(signature).where(eq(signature.planId, planId))
	]);
	return {
		plan: plans,
		member: members,
		treatment: treatments,
		response: responses,
		goal: goals,
		record: records,
		safety: safetyChecks,
		restoration: restorations,
		thread: threads,
		comment: comments,
		careSession: careSessions,
		agendaItem: agendaItems,
		decision: decisions,
		suggestion: suggestions.map(({ entity }) => entity),
		amendment: amendments.map(({ entity }) => entity),
		version: versions,
		signature: signatures
	};
}

function readResponses({ orm }: Reading, planId: PlanId) {
	return orm
		.select(columns.response)
		.from(treatmentResponse)
		.where(eq(treatmentResponse.planId, planId));
}

async function readRecords({ orm }: Reading, planId: PlanId) {
	const rows = await orm
		.select({ entity: clinicalRecord.entity })
		.from(clinicalRecord)
		.where(eq(clinicalRecord.planId, planId));
	return rows.map(({ entity }) => entity);
}

export function toPlanState(entities: EntitiesByKind): PlanState {
	return {
		plan: byId(entities.plan),
		member: byId(entities.member),
		treatment: byId(entities.treatment),
		response: byId(entities.response),
		goal: byId(entities.goal),
		record: byId(entities.record),
		safety: byId(entities.safety),
		restoration: byId(entities.restoration),
		thread: byId(entities.thread),
		comment: byId(entities.comment),
		careSession: byId(entities.careSession),
		agendaItem: byId(entities.agendaItem),
		decision: byId(entities.decision),
		suggestion: byId(entities.suggestion),
		amendment: byId(entities.amendment),
		version: byId(entities.version),
		signature: byId(entities.signature)
	};
}

/** The membership by which somebody may see a plan now; undefined for everybody else. */
export async function findMember(
	reading: Reading,
	planId: PlanId,
	userId: UserId
): Promise<Member | undefined> {
	const [row] = await reading.orm
		.select(columns.member)
		.from(planMember)
		.where(
			and(eq(planMember.planId, planId), eq(planMember.userId, userId), isNull(planMember.until))
		);
	return row;
}

export async function readPlanStatus(
	{ orm }: Reading,
	planId: PlanId
): Promise<PlanStatus | undefined> {
	const [row] = await orm.select({ status: plan.status }).from(plan).where(eq(plan.id, planId));
	return row?.status;
}

export async function readHead(reading: Reading, planId: PlanId): Promise<Head | undefined> {
	const [row] = await reading.orm
		.select({ seq: planHead.seq, hash: planHead.hash })
		.from(planHead)
		.where(eq(planHead.planId, planId));
	return row;
}

/** The sequencer's row, locked until the transaction ends. */
export async function lockHead(
	transaction: AccordTransaction,
	planId: PlanId
): Promise<Head | undefined> {
	const [row] = await transaction.orm
		.select({ seq: planHead.seq, hash: planHead.hash })
		.from(planHead)
		.where(eq(planHead.planId, planId))
		.for('update');
	return row;
}

export type EventRow = Awaited<ReturnType<typeof readEventRows>>[number];

/** Events after `afterSeq`, in order. */
export function readEventRows(
	reading: Reading,
	{ planId, afterSeq, limit }: { planId: PlanId; afterSeq: number; limit: number }
) {
	return reading.orm
		.select({
			seq: planEvent.seq,
			opId: planEvent.opId,
			type: planEvent.type,
			command: planEvent.command,
			entityKind: planEvent.entityKind,
			document: planEvent.document,
			actorId: planEvent.actorId,
			role: planEvent.role,
			careSession: planEvent.careSession,
			at: planEvent.at,
			payload: planEvent.payload,
			bytes: planEvent.bytes,
			hash: planEvent.hash
		})
		.from(planEvent)
		.where(and(eq(planEvent.planId, planId), gt(planEvent.seq, afterSeq)))
		.orderBy(asc(planEvent.seq))
		.limit(limit);
}

export async function findOutcome(reading: Reading, planId: PlanId, opId: OpId) {
	const [row] = await reading.orm
		.select({
			actorId: commandOutcome.actorId,
			fromSeq: commandOutcome.fromSeq,
			toSeq: commandOutcome.toSeq,
			refusal: commandOutcome.refusal
		})
		.from(commandOutcome)
		.where(and(eq(commandOutcome.planId, planId), eq(commandOutcome.opId, opId)));
	return row;
}

/** Where a prose update with this op id went; undefined when it was never stored. */
export async function findProseEvent(
	reading: Reading,
	planId: PlanId,
	opId: OpId
): Promise<
	{ seq: number; actorId: UserId; document: string | null; bytes: Uint8Array | null } | undefined
> {
	const [row] = await reading.orm
		.select({
			seq: planEvent.seq,
			actorId: planEvent.actorId,
			document: planEvent.document,
			bytes: planEvent.bytes
		})
		.from(planEvent)
		.where(
			and(eq(planEvent.planId, planId), eq(planEvent.opId, opId), eq(planEvent.type, 'prose'))
		);
	return row;
}

function byId<Entity extends EntityByKind[EntityKind]>(
	entities: readonly Entity[]
): ReadonlyMap<string, Entity> {
	return new Map(entities.map((entity) => [entity.id, entity]));
}

const { planId: _m, ...memberColumns } = getTableColumns(planMember);
const { planId: _t, ...treatmentColumns } = getTableColumns(treatment);
const { planId: _r, ...responseColumns } = getTableColumns(treatmentResponse);
const { planId: _g, ...goalColumns } = getTableColumns(goal);
const { planId: _k, ...safetyColumns } = getTableColumns(safetyCheck);
const { planId: _x, ...restorationColumns } = getTableColumns(restoration);
const { planId: _h, ...threadColumns } = getTableColumns(thread);
const { planId: _c, ...commentColumns } = getTableColumns(comment);
const { planId: _y, ...careSessionColumns } = getTableColumns(careSession);
const { planId: _a, ...agendaItemColumns } = getTableColumns(agendaItem);
const { planId: _d, ...decisionColumns } = getTableColumns(decision);
const { planId: _v, canonicalText: _text, ...versionColumns } = getTableColumns(version);
const { planId: _s, ...signatureColumns } = getTableColumns(signature);

/** What an entity shows of its row: all but the plan it is in, and a version's long text. */
const columns = {
	member: memberColumns,
	treatment: treatmentColumns,
	response: responseColumns,
	goal: goalColumns,
	safety: safetyColumns,
	restoration: restorationColumns,
	thread: threadColumns,
	comment: commentColumns,
	careSession: careSessionColumns,
	agendaItem: agendaItemColumns,
	decision: decisionColumns,
	version: versionColumns,
	signature: signatureColumns
};
