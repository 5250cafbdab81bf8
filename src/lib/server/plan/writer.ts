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
	restoration,
	safetyCheck,
	signature,
	thread,
	treatment,
	treatmentResponse,
	version
} from '../db/schema/content.ts';
import { commandOutcome, plan, planEvent, planHead, planMember } from '../db/schema/plan.ts';
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
	) => PromiseLike<unknown>;
};

const putters: Putters = {
	plan: (orm, entity) => {
		const { id, ...set } = entity;
		return orm
			.insert(plan)
			.values(entity)
			.onConflictDoUpdate({ target: plan.id, set, setWhere: eq(plan.id, id) });
	},
	member: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(planMember)
			.values(row)
			.onConflictDoUpdate({ target: planMember.id, set: row });
	},
	treatment: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm.insert(treatment).values(row).onConflictDoUpdate({ target: treatment.id, set: row });
	},
	response: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(treatmentResponse)
			.values(row)
			.onConflictDoUpdate({ target: treatmentResponse.id, set: row });
	},
	goal: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm.insert(goal).values(row).onConflictDoUpdate({ target: goal.id, set: row });
	},
	record: (orm, entity, planId) => {
		const { id, revision, kind } = entity;
		const row = { id, planId, revision, kind, entity };
		return orm
			.insert(clinicalRecord)
			.values(row)
			.onConflictDoUpdate({ target: clinicalRecord.id, set: row });
	},
	safety: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(safetyCheck)
			.values(row)
			.onConflictDoUpdate({ target: safetyCheck.id, set: row });
	},
	restoration: (orm, entity, planId) => orm.insert(restoration).values({ ...entity, planId }),
	thread: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm.insert(thread).values(row).onConflictDoUpdate({ target: thread.id, set: row });
	},
	comment: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm.insert(comment).values(row).onConflictDoUpdate({ target: comment.id, set: row });
	},
	careSession: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(careSession)
			.values(row)
			.onConflictDoUpdate({ target: careSession.id, set: row });
	},
	agendaItem: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm
			.insert(agendaItem)
			.values(row)
			.onConflictDoUpdate({ target: agendaItem.id, set: row });
	},
	decision: (orm, entity, planId) => {
		const row = { ...entity, planId };
		return orm.insert(decision).values(row).onConflictDoUpdate({ target: decision.id, set: row });
	},
	signature: (orm, entity, planId) => orm.insert(signature).values({ ...entity, planId })
};

function putEntity<Kind extends MutableKind>(
	{ orm }: AccordTransaction,
	planId: PlanId,
	change: { [Key in Kind]: { readonly kind: Key; readonly entity: EntityByKind[Key] } }[Kind]
): PromiseLike<unknown> {
	const kind: Kind = change.kind;
	return putters[kind](orm, change.entity, planId);
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
