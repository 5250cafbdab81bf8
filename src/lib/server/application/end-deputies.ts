import { attendanceAfter } from '../../domain/care-session/attendance.ts';
import { put, type PlanState } from '../../domain/change.ts';
import { overdueDeputies, withoutDeputy } from '../../domain/care-team/deputy.ts';
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
	const sweep = () => endDeputies(context, log).catch((error: unknown) => report(error, log));
	const timer = setInterval(() => void sweep(), everyMs);
	timer.unref();
	return () => clearInterval(timer);
}

/** Without the database nobody gets anything done; it is looked again soon. */
function report(error: unknown, log: Log): void {
	if (!findUnavailable(error)) log.error({ err: error }, 'Places of deputies were not ended.');
}

type Sweeping = Pick<Context, 'database' | 'now' | 'publish'>;

/**
 * Ends the places of deputies whose time is over: by the server, in the name of whoever named them,
 * so that it is on the record and every node closes their pages as when somebody ends a place.
 */
export async function endDeputies(context: Sweeping, log: Log): Promise<void> {
	for (const planId of await findOverduePlaces(context.database, context.now())) {
		try {
			const committed = await endIn(context, planId);
			if (committed) context.publish(committed);
		} catch (error) {
			// What is wrong with one plan ends no place later in the others.
			report(error, log);
		}
	}
}

function endIn({ database, now }: Sweeping, planId: PlanId): Promise<Committed | null> {
	return database.transact(async (transaction) => {
		const head = await lockHead(transaction, planId);
		if (!head) return null;
		const at = now();
		// Another node may have been here first.
		const state = toPlanState(await readEntities(transaction, planId));
		const events = endings(state, at);
		if (events.length === 0) return null;
		const { head: next, chained } = chainEvents(planId, head, events);
		await putEntities(transaction, planId, { changes: events });
		await appendEvents(transaction, planId, { head: next, chained });
		return { planId, head: next, events: chained.map(chainedToPlanEvent) };
	});
}

function endings(state: PlanState, at: Date): readonly NewEntityEvent[] {
	const now = at.toISOString();
	const places = overdueDeputies(state, now).map((member) => {
		const by = member.deputy?.namedBy ?? member.userId;
		return { by, change: put('member', withoutDeputy(member, { by, at: now })) };
	});
	const [first] = places;
	if (!first) return [];
	const { by } = first;
	const following = attendanceAfter(
		places.map(({ change }) => change),
		{ state, by, now }
	).map((change) => ({ by, change }));
	return [...places, ...following].map((ending) => ({
		type: 'entity',
		command: 'EndDeputy',
		opId: newIdAt<OpId>(at),
		actorId: ending.by,
		role: 'pain-specialist',
		authSession: null,
		at: now,
		...ending.change
	}));
}
