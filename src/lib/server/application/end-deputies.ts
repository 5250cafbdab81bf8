import { put } from '../../domain/change.ts';
import { overdueDeputies, withoutDeputy } from '../../domain/care-team/deputy.ts';
import type { Member } from '../../domain/care-team/care-team.ts';
import type { OpId, PlanId } from '../../domain/ids.ts';
import { findUnavailable } from '../db/unavailable.ts';
import type { Log } from '../observe/log.ts';
import { chainEvents, type NewEntityEvent } from '../plan/chain.ts';
import { findOverduePlaces } from '../people/deputy-reader.ts';
import { lockHead, readEntities, toPlanState } from '../plan/reader.ts';
import { chainedToPlanEvent } from '../plan/wire.ts';
import { appendEvents, putEntities } from '../plan/writer.ts';
import type { Committed, Context } from './context.ts';
import { newIdAt } from './new-plan.ts';

const everyMs = 20_000;

/** @returns how to stop */
export function keepEndingDeputies(context: Sweeping, log: Log): () => void {
	const sweep = () =>
		endDeputies(context).catch((error: unknown) => {
			// Without the database nobody gets anything done; it is looked again soon.
			if (!findUnavailable(error)) log.error({ err: error }, 'Places of deputies were not ended.');
		});
	const timer = setInterval(() => void sweep(), everyMs);
	timer.unref();
	return () => clearInterval(timer);
}

type Sweeping = Pick<Context, 'database' | 'now' | 'publish'>;

/**
 * Ends the places of deputies whose time is over: by the server, in the name of whoever named them,
 * so that it is on the record and every node closes their pages as when somebody ends a place.
 */
export async function endDeputies(context: Sweeping): Promise<void> {
	for (const planId of await findOverduePlaces(context.database, context.now())) {
		const committed = await endIn(context, planId);
		if (committed) context.publish(committed);
	}
}

function endIn({ database, now }: Sweeping, planId: PlanId): Promise<Committed | null> {
	return database.transact(async (transaction) => {
		const head = await lockHead(transaction, planId);
		if (!head) return null;
		const at = now();
		// Another node may have been here first.
		const state = toPlanState(await readEntities(transaction, planId));
		const events = overdueDeputies(state, at.toISOString()).map((member) => ending(member, at));
		if (events.length === 0) return null;
		const { head: next, chained } = chainEvents(planId, head, events);
		await putEntities(transaction, planId, { changes: events });
		await appendEvents(transaction, planId, { head: next, chained });
		return { planId, head: next, events: chained.map(chainedToPlanEvent) };
	});
}

function ending(member: Member, at: Date): NewEntityEvent {
	const by = member.deputy?.namedBy ?? member.userId;
	const instant = at.toISOString();
	return {
		type: 'entity',
		command: 'EndDeputy',
		opId: newIdAt<OpId>(at),
		actorId: by,
		role: 'pain-specialist',
		authSession: null,
		at: instant,
		...put('member', withoutDeputy(member, { by, at: instant }))
	};
}
