import type { Role } from '../../domain/actor.ts';
import type { Change } from '../../domain/change.ts';
import type { PlanId, UserId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { EntityEvent } from '../../protocol/event.ts';
import type { EntitiesByKind } from '../../protocol/socket.ts';
import type { Writing } from '../../protocol/timeline.ts';
import { recordAudit } from '../audit/writer.ts';
import { findClinic } from '../plan/page-reader.ts';
import { findMember, readEntities } from '../plan/reader.ts';
import {
	readDays,
	readEarlier,
	readEntityEvents,
	readWritings,
	type DayOfEvents
} from '../plan/timeline-reader.ts';
import type { Context } from './context.ts';

/** Whole days are shown until there is this much to read. */
const enoughLines = 60;
/** A day with more than this is cut. */
const mostEvents = 400;

/** A stretch of a plan's history, and what it is told with. */
export interface TimelinePage {
	readonly plan: PlanId;
	readonly you: { readonly userId: UserId; readonly name: string; readonly role: Role };
	readonly timeZone: string;
	/** Oldest first, without texts. */
	readonly events: readonly EntityEvent[];
	readonly writings: readonly Writing[];
	/** What the events changed, as it stood before them. */
	readonly earlier: readonly Change[];
	/** The plan today. */
	readonly entities: EntitiesByKind;
	/** Where the next page begins; null at the beginning of the plan. */
	readonly before: number | null;
}

/** The history of a plan before a place in its sequence, the newest where none is named. */
export function openTimeline(
	context: Context,
	planId: PlanId,
	before: number | null
): Promise<Result<TimelinePage, { readonly code: 'not-found' }>> {
	return context.database.transact(
		async (transaction) => {
			const member = await findMember(transaction, planId, context.userId);
			if (!member) return err({ code: 'not-found' });
			await recordAudit(transaction, {
				action: 'history-open',
				outcome: 'success',
				actorId: context.userId,
				role: member.role,
				authSession: context.authSession,
				planId,
				requestId: context.requestId
			});
			const entities = await readEntities(transaction, planId);
			const [plan] = entities.plan;
			if (!plan) return err({ code: 'not-found' });
			const { timeZone } = await findClinic(transaction, plan.clinicId);
			const days = await readDays(transaction, { planId, before, timeZone });
			const { userId, name, role } = member;
			const about = { plan: planId, you: { userId, name, role }, timeZone, entities };
			const span = spanOf(days);
			if (!span) return ok({ ...about, events: [], writings: [], earlier: [], before: null });
			const events = await readEntityEvents(transaction, { planId, ...span }, mostEvents);
			const cut = events.length === mostEvents ? (events[0]?.seq ?? 0) : 0;
			const shown = { planId, ...span, fromSeq: Math.max(span.fromSeq, cut) };
			return ok({
				...about,
				events,
				writings: await readWritings(transaction, shown, timeZone),
				earlier: await readEarlier(transaction, shown),
				before: shown.fromSeq > 1 ? shown.fromSeq : null
			});
		},
		{ isolation: 'repeatable read' }
	);
}

/** What happened between a place in the sequence and the page, without texts; the newest of it. */
export function readSince(
	{ database }: Context,
	page: {
		readonly plan: PlanId;
		readonly seq: number;
		readonly clinic: { readonly timeZone: string };
	},
	afterSeq: number
): Promise<Pick<TimelinePage, 'events' | 'writings' | 'earlier'>> {
	return database.transact(
		async (transaction) => {
			const span = { planId: page.plan, fromSeq: afterSeq + 1, toSeq: page.seq };
			const events = await readEntityEvents(transaction, span, mostEvents);
			const fromSeq = events.length === mostEvents ? (events[0]?.seq ?? 0) : span.fromSeq;
			const shown = { ...span, fromSeq };
			const writings = await readWritings(transaction, span, page.clinic.timeZone);
			return { events, writings, earlier: await readEarlier(transaction, shown) };
		},
		{ isolation: 'repeatable read', readOnly: true }
	);
}

/** The newest days that together are enough to read. */
function spanOf(days: readonly DayOfEvents[]): { fromSeq: number; toSeq: number } | null {
	let [lines, fromSeq, toSeq] = [0, 0, 0];
	for (const day of days) {
		if (lines >= enoughLines) break;
		lines += day.lines;
		[fromSeq, toSeq] = [day.fromSeq, Math.max(toSeq, day.toSeq)];
	}
	return toSeq === 0 ? null : { fromSeq, toSeq };
}
