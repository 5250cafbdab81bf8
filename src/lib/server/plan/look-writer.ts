import { sql } from 'drizzle-orm';
import type { PlanId, UserId } from '../../domain/ids.ts';
import type { AccordDatabase, AccordTransaction } from '../db/accord.ts';
import { planLook } from '../db/schema/plan.ts';

/** Remembers that somebody has seen everything up to `seq`; never moves back. */
export async function recordLook(
	{ orm }: Pick<AccordTransaction, 'orm'> | Pick<AccordDatabase, 'orm'>,
	look: { planId: PlanId; userId: UserId; seq: number; at: Date }
): Promise<void> {
	await orm
		.insert(planLook)
		.values(look)
		.onConflictDoUpdate({
			target: [planLook.planId, planLook.userId],
			set: { seq: sql`greatest(${planLook.seq}, excluded.seq)`, at: look.at }
		});
}
