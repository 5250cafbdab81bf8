import { and, desc, eq, sql } from 'drizzle-orm';
import type { ClinicId, PlanId, UserId } from '../../domain/ids.ts';
import type { DocumentKey } from '../../domain/plan/section.ts';
import { clinic } from '../db/schema/people.ts';
import { planEvent, planHead, planLook } from '../db/schema/plan.ts';
import type { ClinicContacts } from '../../domain/safety/clinic-contacts.ts';
import { clinicContacts } from '../people/clinic-settings.ts';
import type { Reading } from './reader.ts';

export async function findClinic(
	{ orm }: Reading,
	clinicId: ClinicId
): Promise<{ name: string } & ClinicContacts> {
	const [row] = await orm
		.select({ name: clinic.name, settings: clinic.settings })
		.from(clinic)
		.where(eq(clinic.id, clinicId));
	if (!row) throw new Error('a plan belongs to a clinic');
	return { name: row.name, ...clinicContacts(row.settings) };
}

/** When a text of the plan was last written in; null for never. */
export async function findLastWritten(
	{ orm }: Reading,
	planId: PlanId,
	document: DocumentKey
): Promise<Date | null> {
	const [row] = await orm
		.select({ at: planEvent.at })
		.from(planEvent)
		.where(and(eq(planEvent.planId, planId), eq(planEvent.document, document)))
		.orderBy(desc(planEvent.seq))
		.limit(1);
	return row?.at ?? null;
}

/** How often the plan has been put back to an earlier day. */
export async function readEpoch({ orm }: Reading, planId: PlanId): Promise<number> {
	const [row] = await orm
		.select({ epoch: planHead.epoch })
		.from(planHead)
		.where(eq(planHead.planId, planId));
	if (!row) throw new Error('a plan has a head');
	return row.epoch;
}

/** The sequence number up to which somebody has looked at a plan; 0 for never. */
export async function findLook({ orm }: Reading, planId: PlanId, userId: UserId): Promise<number> {
	const [row] = await orm
		.select({ seq: planLook.seq })
		.from(planLook)
		.where(and(eq(planLook.planId, planId), eq(planLook.userId, userId)));
	return row?.seq ?? 0;
}

/** The place in the sequence of the last thing that somebody did in a plan; 0 for nothing. */
export async function findLastActed(
	{ orm }: Reading,
	planId: PlanId,
	userId: UserId
): Promise<number> {
	const [row] = await orm
		.select({ seq: planEvent.seq })
		.from(planEvent)
		.where(and(eq(planEvent.planId, planId), eq(planEvent.actorId, userId)))
		.orderBy(desc(planEvent.seq))
		.limit(1);
	return row?.seq ?? 0;
}

/** Up to where, and when, somebody last said that they had seen the plan; null for never. */
export async function findAcknowledged(
	{ orm }: Reading,
	planId: PlanId,
	userId: UserId
): Promise<{ readonly seq: number; readonly at: Date } | null> {
	const [row] = await orm
		.select({
			seq: sql<number>`coalesce(${planLook.acknowledgedSeq}, ${planLook.seq})`.mapWith(Number),
			at: sql<Date>`coalesce(${planLook.acknowledgedAt}, ${planLook.at})`.mapWith(planLook.at)
		})
		.from(planLook)
		.where(and(eq(planLook.planId, planId), eq(planLook.userId, userId)));
	return row ?? null;
}
