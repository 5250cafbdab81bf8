import type { Actor } from '../domain/actor.ts';
import type { PlanState } from '../domain/change.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import { planOf } from '../domain/plan/policy.ts';
import { isPlanOpen, mayWriteDocument } from '../domain/policy.ts';
import type { Predict } from './command-desk.svelte.ts';

export function mayWriteProse(actor: Actor, document: DocumentKey, state: PlanState): boolean {
	const plan = planOf(state);
	return plan !== undefined && isPlanOpen(plan) && mayWriteDocument(actor.role, document);
}

/** The domain's decisions, fetched apart from the page; without them the server's are waited for. */
export async function fetchPredict(): Promise<Predict> {
	try {
		return (await import('./predict.ts')).predict;
	} catch {
		return () => null;
	}
}
