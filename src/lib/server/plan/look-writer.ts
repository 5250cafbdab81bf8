import { sql } from 'drizzle-orm';
import type { PlanId, UserId } from '../../domain/ids.ts';
import type { AccordDatabase, AccordTransaction } from '../db/accord.ts';
import { planLook } from '../db/schema/plan.ts';

/** Somebody has seen everything up to `seq`, and may have said so. */
export interface Look {
	readonly planId: PlanId;
	readonly userId: UserId;
	readonly seq: number;
	readonly at: Date;
	/** Said by the person; a page that was open is no word of theirs. */
	readonly isSaid?: boolean;
}

/** Never moves back. Whoever looks for the first time finds nothing to have missed. */
export async function recordLook(
	{ orm }: Pick<AccordTransaction, 'orm'> | Pick<AccordDatabase, 'orm'>,
	{ isSaid = false, ...look }: Look
): Promise<void> {
	const { seq, at } = look;
	const said = {
		acknowledgedSeq: sql`greatest(coalesce(${planLook.acknowledgedSeq}, ${planLook.seq}), excluded.seq)`,
		acknowledgedAt: at
	};
	// Where looking was enough until now, that was the last that was seen.
	const unsaid = {
		acknowledgedSeq: sql`coalesce(${planLook.acknowledgedSeq}, ${planLook.seq})`,
		acknowledgedAt: sql`coalesce(${planLook.acknowledgedAt}, ${planLook.at})`
	};
	await orm
		.insert(planLook)
		.values({ ...look, acknowledgedSeq: seq, acknowledgedAt: at })
		.onConflictDoUpdate({
			target: [planLook.planId, planLook.userId],
			set: { seq: sql`greatest(${planLook.seq}, excluded.seq)`, at, ...(isSaid ? said : unsaid) }
		});
}
