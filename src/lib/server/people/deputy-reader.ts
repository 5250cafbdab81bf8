import { toId, type PlanId } from '../../domain/ids.ts';
import type { AccordDatabase } from '../db/accord.ts';

/** The plans in which somebody's time as a deputy is over, and the place that was for it is not. */
export async function findOverduePlaces(
	{ sql }: Pick<AccordDatabase, 'sql'>,
	now: Date
): Promise<readonly PlanId[]> {
	const rows = await sql<{ planId: string }[]>`
		select distinct plan_id as "planId" from plan_member
		where until is null and deputy ->> 'endsPlace' = 'true'
			and (deputy ->> 'until')::timestamptz <= ${now}`;
	return rows.map(({ planId }) => toId<PlanId>(planId));
}
