import { and, eq } from 'drizzle-orm';
import type { ClinicId, PlanId, UserId } from '../../domain/ids.ts';
import { clinic, type ClinicSettings } from '../db/schema/people.ts';
import { planLook } from '../db/schema/plan.ts';
import type { Reading } from './reader.ts';

export async function findClinic(
	{ orm }: Reading,
	clinicId: ClinicId
): Promise<{ name: string } & ClinicSettings> {
	const [row] = await orm
		.select({ name: clinic.name, settings: clinic.settings })
		.from(clinic)
		.where(eq(clinic.id, clinicId));
	if (!row) throw new Error('a plan belongs to a clinic');
	return { name: row.name, ...row.settings };
}

/** The sequence number up to which somebody has looked at a plan; 0 for never. */
export async function findLook({ orm }: Reading, planId: PlanId, userId: UserId): Promise<number> {
	const [row] = await orm
		.select({ seq: planLook.seq })
		.from(planLook)
		.where(and(eq(planLook.planId, planId), eq(planLook.userId, userId)));
	return row?.seq ?? 0;
}
