import type { PlanId } from '../../domain/ids.ts';
import { toId } from '../../domain/ids.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { arrayOid } from '../db/driver.ts';

export interface KnownHead {
	readonly planId: PlanId;
	readonly seq: number;
}

export interface Elsewhere {
	/** Where the plans stand that went on without this node. */
	readonly moved: readonly KnownHead[];
	/** Rises with every session that ends, on whichever node. */
	readonly accessEpoch: number;
}

/** What other nodes have done to the plans that are open here: one statement for all of them. */
export async function readElsewhere(
	{ sql }: AccordDatabase,
	known: readonly KnownHead[]
): Promise<Elsewhere> {
	const { uuid, bigint } = arrayOid;
	const plans = known.map(({ planId }) => planId);
	const seqs = known.map(({ seq }) => seq);
	const rows = await sql<{ planId: string | null; at: number }[]>`
		select h.plan_id as "planId", h.seq as at
		from plan_head h
		join unnest(${sql.typed(plans, uuid)}::uuid[], ${sql.typed(seqs, bigint)}::bigint[])
			as known (plan_id, seq) using (plan_id)
		where h.seq > known.seq
		union all
		select null, epoch from access_epoch`;
	const moved = rows.flatMap(({ planId, at }) =>
		planId === null ? [] : [{ planId: toId<PlanId>(planId), seq: at }]
	);
	return { moved, accessEpoch: rows.find(({ planId }) => planId === null)?.at ?? 0 };
}
