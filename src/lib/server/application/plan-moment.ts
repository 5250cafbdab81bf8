import type { PlanState } from '../../domain/change.ts';
import type { PlanId } from '../../domain/ids.ts';
import { planOf } from '../../domain/plan/policy.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { walkFrom } from '../../domain/timeline/walk.ts';
import type { PlanContent } from '../../domain/version/content.ts';
import { freeze } from '../../domain/version/freeze.ts';
import type { ProseDoc } from '../../prose/node.ts';
import type { AccordTransaction } from '../db/accord.ts';
import { readChangesAt, readProseAt } from '../plan/moment-reader.ts';

/** A plan as it stood after one of its changes. */
export interface PlanAt {
	readonly state: PlanState;
	readonly content: PlanContent<ProseDoc>;
}

/** The whole plan as it stood at a place in its sequence; not found before its beginning. */
export async function readPlanAt(
	transaction: AccordTransaction,
	moment: { readonly planId: PlanId; readonly seq: number }
): Promise<Result<PlanAt, { readonly code: 'not-found' }>> {
	const { state } = walkFrom(await readChangesAt(transaction, moment));
	const plan = planOf(state);
	if (!plan) return err({ code: 'not-found' });
	return ok({ state, content: freeze(plan, state, await readProseAt(transaction, moment)) });
}
