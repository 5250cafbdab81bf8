import type { Actor } from '../domain/actor.ts';
import type { PlanState } from '../domain/change.ts';
import type { DocumentKey } from '../domain/plan/section.ts';
import type { Predict } from './command-desk.svelte.ts';

/** What the server will most likely decide, so that the author need not wait to see it. */
export const predict: Predict = () => null;

export function mayWriteProse(actor: Actor, document: DocumentKey, _state: PlanState): boolean {
	switch (document) {
		case 'what-matters':
			return actor.role === 'patient';
		case 'story':
			return true;
		case 'working-diagnosis':
			return actor.role !== 'patient';
		case 'plan-summary':
			return actor.role === 'pain-specialist';
	}
}
