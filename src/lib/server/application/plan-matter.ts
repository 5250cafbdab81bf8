import type { PlanId } from '../../domain/ids.ts';
import type { PlanMatter } from '../../protocol/fingerprint.ts';
import { readSections } from './plan-page.ts';
import type { AccordDatabase } from '../db/accord.ts';
import { readEntities, readHead } from '../plan/reader.ts';

/** All that a plan says, and the place in its sequence at which it says so: one moment. */
export function readMatter(
	database: AccordDatabase,
	planId: PlanId
): Promise<{ readonly seq: number; readonly matter: PlanMatter }> {
	return database.transact(
		async (transaction) => ({
			seq: (await readHead(transaction, planId))?.seq ?? 0,
			matter: {
				entities: await readEntities(transaction, planId),
				sections: await readSections(transaction, planId)
			}
		}),
		{ isolation: 'repeatable read', readOnly: true }
	);
}
