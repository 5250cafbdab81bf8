import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/actor.ts';
import type { Change, PlanState } from '../../domain/change.ts';
import type { Command } from '../../domain/command.ts';
import { decide } from '../../domain/decide.ts';
import { actingIn, isAttending } from '../../domain/care-session/open-session.ts';
import type { Decision, SignerFacts, SigningFacts } from '../../domain/decision.ts';
import type { CareSessionId, OpId, PlanId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { can } from '../../domain/policy.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { PlanEvent } from '../../protocol/event.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { chainEvents, type Head, type NewEvent } from '../plan/chain.ts';
import {
	findMember,
	findOutcome,
	lockHead,
	readEntities,
	readEventRows,
	toPlanState
} from '../plan/reader.ts';
import { chainedToPlanEvent, rowToPlanEvent } from '../plan/wire.ts';
import { appendEvents, putEntities, recordOutcome } from '../plan/writer.ts';
import type { Committed, Context } from './context.ts';
import {
	holdProse,
	writeHeld,
	type FindProseWork,
	type HeldProse,
	type ProseUpdate
} from './prose-work.ts';
import { readNamedStanding } from './catalogue-standing.ts';
import { readNamedClinician } from './named-clinician.ts';
import { readSignedText } from './signed-text.ts';

export interface Executed {
	/** The sequence number of the command's last event. */
	readonly seq: number;
	readonly events: readonly PlanEvent[];
}

export type ExecuteRefusal = Refusal | { readonly code: 'op-id-reused' };

/** What a signature adds: its facts and text, read under the head lock. */
export type PrepareSigning = (
	transaction: AccordTransaction,
	locked: { readonly planId: PlanId; readonly head: Head; readonly state: PlanState }
) => Promise<{ readonly facts: SigningFacts; readonly canonicalText: string }>;

export interface ExecuteRequest {
	readonly planId: PlanId;
	readonly opId: OpId;
	readonly command: Command;
	/** Who signs or answers a signature, as the form proved. */
	readonly signer?: SignerFacts;
	readonly prepareSigning?: PrepareSigning;
	/** What the command writes into a document, in the same transaction and sequence. */
	readonly prose?: FindProseWork;
}

interface Attempt {
	readonly answer: Result<Executed, ExecuteRefusal>;
	readonly committed: Committed | null;
}

/**
 * The only way to change what a plan says, typing aside: lock, decide (which authorizes first), commit, publish.
 * The same op id has one effect and one answer, also when the first answer was a refusal.
 * A stranger gets `not-found`, never `forbidden`.
 */
export async function execute(
	context: Context,
	request: ExecuteRequest
): Promise<Result<Executed, ExecuteRefusal>> {
	const attempt = await context.database.transact((transaction) =>
		attemptIn(transaction, context, request)
	);
	if (attempt.committed) context.publish(attempt.committed);
	return attempt.answer;
}

async function attemptIn(
	transaction: AccordTransaction,
	context: Context,
	request: ExecuteRequest
): Promise<Attempt> {
	const { planId, opId } = request;
	const member = await findMember(transaction, planId, context.userId);
	if (!member) return refused({ code: 'not-found' });
	const head = await lockHead(transaction, planId);
	if (!head) return refused({ code: 'not-found' });
	const earlier = await findOutcome(transaction, planId, opId);
	if (earlier) return repeat(transaction, { planId, userId: context.userId, earlier });

	const state = toPlanState(await readEntities(transaction, planId));
	const actor: Actor = { id: context.userId, name: member.name, role: member.role };
	const locked = { planId, head, state };
	const signing = await request.prepareSigning?.(transaction, locked);
	// A document is read, perhaps as of long ago, only for somebody whom the command is for.
	const isFor = can(actor, request.command.name, state);
	const held = await holdProse(transaction, planId, isFor ? request.prose?.(state) : null);
	const now = context.now();
	const facts = {
		actor,
		now: now.toISOString(),
		hashSignature: sha256Hex,
		opId,
		connected: context.connected?.(planId),
		signer: request.signer,
		signing: signing?.facts,
		signed: await readSignedText(transaction, request.command, locked),
		prose: held?.facts,
		clinician: await readNamedClinician(transaction, request.command, state),
		catalogue: await readNamedStanding(transaction, request.command, state)
	};
	const decision = decide(request.command, state, facts);
	const outcome = { planId, opId, actorId: actor.id, at: now };
	const decided = await withProse(transaction, { planId, actor, held, decision });
	if (!decided.ok) {
		const refusal = decided.error;
		await recordOutcome(transaction, { ...outcome, fromSeq: null, toSeq: null, refusal });
		return refused(refusal);
	}

	const { changes } = decided.value;
	const events = toEvents(decided.value, { request, actor, context, now, state });
	const { head: next, chained } = chainEvents(planId, head, events);
	await putEntities(transaction, planId, { changes, canonicalText: signing?.canonicalText });
	await appendEvents(transaction, planId, { head: next, chained });
	const span = { fromSeq: head.seq + 1, toSeq: next.seq, refusal: null };
	await recordOutcome(transaction, { ...outcome, ...span });
	const published = chained.map(chainedToPlanEvent);
	return {
		answer: ok({ seq: next.seq, events: published }),
		committed: { planId, head: next, events: published }
	};
}

function refused(refusal: ExecuteRefusal): Attempt {
	return { answer: err(refusal), committed: null };
}

/** Everything that one command does, before it has its place in the sequence. */
interface Decided {
	readonly changes: readonly Change[];
	readonly prose: ProseUpdate | null;
}

async function withProse(
	transaction: AccordTransaction,
	made: { planId: PlanId; actor: Actor; held: HeldProse | null; decision: Decision }
): Promise<Result<Decided, Refusal>> {
	const { planId, actor, held, decision } = made;
	if (!decision.ok) return decision;
	const changes = decision.value;
	if (!held) return ok({ changes, prose: null });
	const written = await writeHeld(transaction, held, { planId, userId: actor.id, changes });
	return written.ok ? ok({ changes, prose: written.value }) : written;
}

function toEvents(
	{ changes, prose }: Decided,
	made: {
		request: ExecuteRequest;
		actor: Actor;
		context: Context;
		now: Date;
		state: PlanState;
	}
): NewEvent[] {
	const { request, actor, context, now, state } = made;
	const { opId, command } = request;
	const { authSession } = context;
	const careSession = actingIn(state, actor.id) ?? enteredBy(actor, changes);
	const at = now.toISOString();
	const head = { opId, actorId: actor.id, role: actor.role, authSession, careSession, at };
	const entities = changes.map(
		(change) => ({ type: 'entity', command: command.name, ...head, ...change }) as const
	);
	return prose ? [...entities, { type: 'prose', ...head, ...prose }] : entities;
}

/** The session that these changes begin or bring their author into. */
function enteredBy({ id }: Actor, changes: readonly Change[]): CareSessionId | null {
	const change = changes.find(({ kind }) => kind === 'careSession');
	if (change?.kind !== 'careSession') return null;
	return isAttending(change.entity, id) ? change.entity.id : null;
}

/** Answers a repeated op id as the first time; another person's op id tells nothing. */
async function repeat(
	transaction: AccordTransaction,
	asked: {
		planId: PlanId;
		userId: string;
		earlier: NonNullable<Awaited<ReturnType<typeof findOutcome>>>;
	}
): Promise<Attempt> {
	const { planId, userId, earlier } = asked;
	if (earlier.actorId !== userId) return refused({ code: 'op-id-reused' });
	if (earlier.refusal) return refused(earlier.refusal);
	const [from, to] = [earlier.fromSeq ?? 1, earlier.toSeq ?? 0];
	const rows = await readEventRows(transaction, {
		planId,
		afterSeq: from - 1,
		limit: to - from + 1
	});
	return { answer: ok({ seq: to, events: rows.map(rowToPlanEvent) }), committed: null };
}

export function sha256Hex(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}
