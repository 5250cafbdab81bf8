import type { Actor } from '../domain/actor.ts';
import type { PlanState } from '../domain/change.ts';
import { decide, serverDecided } from '../domain/decide.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import { planOf } from '../domain/plan/policy.ts';
import { isPlanOpen, mayWriteDocument } from '../domain/policy.ts';
import type { Predict } from './command-desk.svelte.ts';

/** The domain's own decision, ahead of the server's; null for what only the server decides. */
export const predict: Predict = (command, state, facts) =>
	serverDecided.includes(command.name) ? null : decide(command, state, facts);

export function mayWriteProse(actor: Actor, document: DocumentKey, state: PlanState): boolean {
	const plan = planOf(state);
	return plan !== undefined && isPlanOpen(plan) && mayWriteDocument(actor.role, document);
}
