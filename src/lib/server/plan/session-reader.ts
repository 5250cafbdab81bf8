import { and, eq, getTableColumns } from 'drizzle-orm';
import type { CareSession } from '../../domain/care-session/care-session.ts';
import type { PlanId } from '../../domain/ids.ts';
import { careSession } from '../db/schema/care-session.ts';
import type { Reading } from './reader.ts';

const { planId: _, ...columns } = getTableColumns(careSession);

/** The session that is under way in a plan; undefined for none. */
export async function findOpenCareSession(
	{ orm }: Reading,
	planId: PlanId
): Promise<CareSession | undefined> {
	const [row] = await orm
		.select(columns)
		.from(careSession)
		.where(and(eq(careSession.planId, planId), eq(careSession.status, 'under-way')));
	return row;
}
