import type { Role } from '../../domain/actor.ts';
import type { PassageAnchor } from '../../domain/discussion/discussion.ts';
import type { PlanId, UserId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { resolvePassage } from '../../prose/anchor.ts';
import { Authorship } from '../../prose/authorship.ts';
import { lettersIn } from '../../prose/letters.ts';
import type { EntityEvent } from '../../protocol/event.ts';
import type { EntitiesByKind } from '../../protocol/socket.ts';
import type { WrittenRun } from '../../protocol/timeline.ts';
import { recordAudit } from '../audit/writer.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { readEventsOf, readUpdates, type WrittenUpdate } from '../plan/authorship-reader.ts';
import { findClinic } from '../plan/page-reader.ts';
import { loadDocument } from '../plan/prose-reader.ts';
import { findMember, readEntities } from '../plan/reader.ts';
import type { Context } from './context.ts';

type Answered<T> = Promise<Result<T, { readonly code: 'not-found' }>>;

interface Asked {
	readonly entities: EntitiesByKind;
	readonly timeZone: string;
	readonly you: { readonly userId: UserId; readonly role: Role };
}

/** Who wrote a passage of a text, run by run in reading order. */
export function whoWrote(
	context: Context,
	planId: PlanId,
	anchor: PassageAnchor
): Answered<Asked & { readonly runs: readonly WrittenRun[] }> {
	return asMember(context, { planId, objectId: anchor.document }, async (transaction) => {
		const { doc } = await loadDocument(transaction, planId, anchor.document);
		const resolved = resolvePassage(anchor, doc);
		const letters = resolved.state === 'found' ? lettersIn(doc, resolved.ranges) : [];
		doc.destroy();
		if (letters.length === 0) return { runs: [] };
		const authorship = new Authorship<WrittenUpdate>();
		for (const written of await readUpdates(transaction, planId, anchor.document)) {
			authorship.add(written.update, written);
		}
		const runs: WrittenRun[] = [];
		for (const { client, clock, text } of letters) {
			for (let at = 0; at < text.length; at += 1) {
				addLetter(runs, text.charAt(at), authorship.of(client, clock + at));
			}
		}
		return { runs };
	});
}

/** All that happened to one treatment, goal or record, oldest first. */
export function whoChanged(
	context: Context,
	planId: PlanId,
	entityId: string
): Answered<Asked & { readonly events: readonly EntityEvent[] }> {
	return asMember(context, { planId, objectId: entityId }, async (transaction) => ({
		events: await readEventsOf(transaction, planId, entityId)
	}));
}

/** Who asks is put on the record in the same transaction: no record, no answer. */
function asMember<T>(
	context: Context,
	{ planId, objectId }: { readonly planId: PlanId; readonly objectId: string },
	read: (transaction: AccordTransaction) => Promise<T>
): Answered<Asked & T> {
	return context.database.transact(
		async (transaction) => {
			const member = await findMember(transaction, planId, context.userId);
			if (!member) return err({ code: 'not-found' });
			await recordAudit(transaction, {
				action: 'authorship-open',
				outcome: 'success',
				actorId: context.userId,
				role: member.role,
				authSession: context.authSession,
				planId,
				objectId,
				requestId: context.requestId
			});
			const entities = await readEntities(transaction, planId);
			const [plan] = entities.plan;
			if (!plan) return err({ code: 'not-found' });
			const { timeZone } = await findClinic(transaction, plan.clinicId);
			const you = { userId: member.userId, role: member.role };
			return ok({ ...(await read(transaction)), entities, timeZone, you });
		},
		{ isolation: 'repeatable read' }
	);
}

/** Letters of one writer in one go are one run: it says when the first and the last were written. */
function addLetter(runs: WrittenRun[], letter: string, by: WrittenUpdate | undefined): void {
	const [last, run] = [runs.at(-1), runOf(letter, by)];
	if (last && isOneRun(last, run)) runs[runs.length - 1] = joined(last, run);
	else runs.push(run);
}

function runOf(text: string, by: WrittenUpdate | undefined): WrittenRun {
	if (!by) return { ...nobodys, text };
	const { actorId, role, seq, careSession, command, decided } = by;
	const at = by.at.toISOString();
	return { text, actorId, role, from: at, to: at, seq, careSession, command, decided };
}

const nobodys: Omit<WrittenRun, 'text'> = {
	actorId: null,
	role: null,
	from: '',
	to: '',
	seq: 0,
	careSession: null,
	command: null,
	decided: null
};

function isOneRun(one: WrittenRun, other: WrittenRun): boolean {
	return (
		one.actorId === other.actorId &&
		one.careSession === other.careSession &&
		one.command === other.command &&
		one.decided?.entity.id === other.decided?.entity.id
	);
}

function joined(one: WrittenRun, other: WrittenRun): WrittenRun {
	return {
		...one,
		text: one.text + other.text,
		from: other.from < one.from ? other.from : one.from,
		to: other.to > one.to ? other.to : one.to,
		seq: Math.max(one.seq, other.seq)
	};
}
