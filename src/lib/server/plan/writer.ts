import { eq } from 'drizzle-orm';
import type { Change, EntityByKind, EntityKind } from '../../domain/change.ts';
import type { OpId, PlanId, UserId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { AccordTransaction } from '../db/accord.ts';
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
import { changeOf, type ChainedEvent, type Head } from './chain.ts';

/**
 * Brings the typed tables to what the changes say, in order. Every decision was made under the
 * head lock, so an entity's row is written whole.
 */
export async function putEntities(
	transaction: AccordTransaction,
	planId: PlanId,
	{ changes, canonicalText }: { changes: readonly Change[]; canonicalText?: string | undefined }
): Promise<void> {
	for (const change of changes) {
		if (change.kind === 'version') {
			if (canonicalText === undefined) throw new Error('a version needs its canonical text');
			await transaction.orm.insert(version).values({ ...change.entity, planId, canonicalText });
		} else await putEntity(transaction, planId, change);
	}
}

type MutableKind = Exclude<EntityKind, 'version'>;
type Orm = AccordTransaction['orm'];

type Putters = {
	readonly [Kind in MutableKind]: (
		orm: Orm,
		entity: EntityByKind[Kind],
		planId: PlanId
	) => PromiseLike<readonly { readonly id: string }[]>;
};

/** Each answers the row that it wrote: none where another plan has one of that id. */
const putters: Putters = {
	plan: (orm, entity, planId) => {
		const { id, ...set } = entity;
		return orm
			.insert(plan)
			.values(entity)
			.onConflictDoUpdate({ target: plan.id, set, setWhere: eq(plan.id, planId) })
			.returning({ id: plan.id });
	},
	member: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(planMember)
			.values(row)
			.onConflictDoUpdate({
				target: planMember.id,
				set: row,
				setWhere: eq(planMember.planId, planId)
			})
			.returning({ id: planMember.id });
	},
	treatment: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(treatment)
			.values(row)
			.onConflictDoUpdate({
				target: treatment.id,
				set: row,
				setWhere: eq(treatment.planId, planId)
			})
			.returning({ id: treatment.id });
	},
	response: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(treatmentResponse)
			.values(row)
			.onConflictDoUpdate({
				target: treatmentResponse.id,
				set: row,
				setWhere: eq(treatmentResponse.planId, planId)
			})
			.returning({ id: treatmentResponse.id });
	},
	goal: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(goal)
			.values(row)
			.onConflictDoUpdate({ target: goal.id, set: row, setWhere: eq(goal.planId, planId) })
			.returning({ id: goal.id });
	},
	record: (orm, entity, planId) => {
		const { id, revision, kind } = entity;
		const row = { id, planId, revision, kind, entity };
		return orm
			.insert(clinicalRecord)
			.values(row)
			.onConflictDoUpdate({
				target: clinicalRecord.id,
				set: row,
				setWhere: eq(clinicalRecord.planId, planId)
			})
			.returning({ id: clinicalRecord.id });
	},
	safety: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(safetyCheck)
			.values(row)
			.onConflictDoUpdate({
				target: safetyCheck.id,
				set: row,
				setWhere: eq(safetyCheck.planId, planId)
			})
			.returning({ id: safetyCheck.id });
	},
	restoration: (orm, entity, planId) =>
		orm
			.insert(restoration)
			.values({ ...entity, planId })
			.returning({ id: restoration.id }),
	thread: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(thread)
			.values(row)
			.onConflictDoUpdate({ target: thread.id, set: row, setWhere: eq(thread.planId, planId) })
			.returning({ id: thread.id });
	},
	comment: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(comment)
			.values(row)
			.onConflictDoUpdate({ target: comment.id, set: row, setWhere: eq(comment.planId, planId) })
			.returning({ id: comment.id });
	},
	careSession: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(careSession)
			.values(row)
			.onConflictDoUpdate({
				target: careSession.id,
				set: row,
				setWhere: eq(careSession.planId, planId)
			})
			.returning({ id: careSession.id });
	},
	agendaItem: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(agendaItem)
			.values(row)
			.onConflictDoUpdate({
				target: agendaItem.id,
				set: row,
				setWhere: eq(agendaItem.planId, planId)
			})
			.returning({ id: agendaItem.id });
	},
	decision: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(decision)
			.values(row)
			.onConflictDoUpdate({ target: decision.id, set: row, setWhere: eq(decision.planId, planId) })
			.returning({ id: decision.id });
	},
	suggestion: (orm, entity, planId) => {
		const { id, revision } = entity;
		const row = { id, planId, revision, entity };
		return orm
			.insert(suggestion)
			.values(row)
			.onConflictDoUpdate({
				target: suggestion.id,
				set: row,
				setWhere: eq(suggestion.planId, planId)
			})
			.returning({ id: suggestion.id });
	},
	amendment: (orm, entity, planId) => {
		const { id, revision, versionId } = entity;
		const row = { id, planId, revision, versionId, entity };
		return orm
			.insert(amendment)
			.values(row)
			.onConflictDoUpdate({
				target: amendment.id,
				set: row,
				setWhere: eq(amendment.planId, planId)
			})
			.returning({ id: amendment.id });
	},
	signature: (orm, entity, planId) =>
		orm
			.insert(signature)
			.values({ ...entity, planId })
			.returning({ id: signature.id })
};

/** @throws where the id is taken by another plan: an author chooses ids, and never writes there */
async function putEntity<Kind extends MutableKind>(
	{ orm }: AccordTransaction,
	planId: PlanId,
	change: { [Key in Kind]: { readonly kind: Key; readonly entity: EntityByKind[Key] } }[Kind]
): Promise<void> {
	const kind: Kind = change.kind;
	const written = await putters[kind](orm, change.entity, planId);
	if (written.length === 0) throw new Error(`another plan has a ${kind} of this id`);
}

/** Appends to the record and moves the head, which the caller holds locked. */
export async function appendEvents(
	{ orm }: AccordTransaction,
	planId: PlanId,
	{ head, chained }: { head: Head; chained: readonly ChainedEvent[] }
): Promise<void> {
	if (chained.length === 0) return;
	await orm.insert(planEvent).values(chained.map((link) => toRow(planId, link)));
	await orm
		.update(planHead)
		.set({ seq: head.seq, hash: head.hash })
		.where(eq(planHead.planId, planId));
}

function toRow(planId: PlanId, { event, seq, payloadHash, hash }: ChainedEvent) {
	const { type, opId, actorId, role, authSession, careSession: session = null } = event;
	const at = new Date(event.at);
	const who = { opId, actorId, role, authSession, careSession: session, at };
	const common = { planId, seq, type, ...who, payloadHash, hash };
	if (event.type === 'prose') {
		return { ...common, document: event.document, bytes: event.update };
	}
	const { command, kind, entity } = event;
	return { ...common, command, entityKind: kind, entityId: entity.id, payload: changeOf(event) };
}

export interface Outcome {
	readonly planId: PlanId;
	readonly opId: OpId;
	readonly actorId: UserId;
	readonly at: Date;
	readonly fromSeq: number | null;
	readonly toSeq: number | null;
	readonly refusal: Refusal | null;
}

/** Kept in the same transaction as the effect, so that the same op id has one answer for good. */
export async function recordOutcome({ orm }: AccordTransaction, outcome: Outcome): Promise<void> {
	await orm.insert(commandOutcome).values(outcome);
}
