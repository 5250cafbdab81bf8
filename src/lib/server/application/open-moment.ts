import type { Role } from '../../domain/actor.ts';
import type { Change } from '../../domain/change.ts';
import type { PlanId, UserId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { EntityEvent } from '../../protocol/event.ts';
import type { EntitiesByKind } from '../../protocol/socket.ts';
import type { Writing } from '../../protocol/timeline.ts';
import { recordAudit } from '../audit/writer.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { findEndOfDay, findMoment, findNeighbours, type Moment } from '../plan/moment-reader.ts';
import { findClinic } from '../plan/page-reader.ts';
import { findMember, readEntities } from '../plan/reader.ts';
import { readEarlier, readEntityEvents, readWritings } from '../plan/timeline-reader.ts';
import type { Context } from './context.ts';
import { readPlanAt, type PlanAt } from './plan-moment.ts';

type NotFound = { readonly code: 'not-found' };

/** A whole plan as it stood after one of its changes. */
export interface MomentPage {
	readonly plan: PlanId;
	readonly you: { readonly userId: UserId; readonly name: string; readonly role: Role };
	readonly timeZone: string;
	readonly seq: number;
	readonly at: string;
	readonly then: PlanAt;
	/** The plan today. */
	readonly entities: EntitiesByKind;
	/** The act that made it so, to be told. */
	readonly act: {
		readonly events: readonly EntityEvent[];
		readonly writings: readonly Writing[];
		readonly earlier: readonly Change[];
	};
	readonly previous: number | null;
	readonly next: number | null;
}

/** Reads, never writes: nothing can be changed in the past. */
export function openMoment(
	context: Context,
	moment: Moment
): Promise<Result<MomentPage, NotFound>> {
	const { planId } = moment;
	return context.database.transact(
		async (transaction) => {
			const member = await findMember(transaction, planId, context.userId);
			const head = member && (await findMoment(transaction, moment));
			if (!head || head.seq !== moment.seq) return err({ code: 'not-found' });
			await recordAudit(transaction, {
				action: 'moment-open',
				outcome: 'success',
				actorId: context.userId,
				role: member.role,
				authSession: context.authSession,
				planId,
				objectId: String(moment.seq),
				requestId: context.requestId
			});
			const then = await readPlanAt(transaction, moment);
			const entities = await readEntities(transaction, planId);
			const [plan] = entities.plan;
			if (!then.ok || !plan) return err({ code: 'not-found' });
			const { timeZone } = await findClinic(transaction, plan.clinicId);
			const { userId, name, role } = member;
			return ok({
				plan: planId,
				you: { userId, name, role },
				timeZone,
				seq: moment.seq,
				at: head.at.toISOString(),
				then: then.value,
				entities,
				act: await readAct(transaction, moment, timeZone),
				...(await findNeighbours(transaction, moment))
			});
		},
		{ isolation: 'repeatable read' }
	);
}

async function readAct(transaction: AccordTransaction, moment: Moment, timeZone: string) {
	const span = { planId: moment.planId, fromSeq: moment.seq, toSeq: moment.seq };
	return {
		events: await readEntityEvents(transaction, span, 1),
		writings: await readWritings(transaction, span, timeZone),
		earlier: await readEarlier(transaction, span)
	};
}

/** Where a plan stood at the end of a day; not found before it began. */
export function findDay(
	context: Context,
	planId: PlanId,
	day: string
): Promise<Result<number, NotFound>> {
	return context.database.transact(async (transaction) => {
		const member = await findMember(transaction, planId, context.userId);
		const [plan] = member ? (await readEntities(transaction, planId)).plan : [];
		if (!plan) return err({ code: 'not-found' });
		const { timeZone } = await findClinic(transaction, plan.clinicId);
		const seq = await findEndOfDay(transaction, { planId, day, timeZone });
		return seq === null ? err({ code: 'not-found' }) : ok(seq);
	});
}
