import { clinicianRoles, roles, type Role } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { Permissions } from '../decision.ts';
import type { PlanCommands } from './command.ts';
import type { CarePlan } from './plan.ts';
import { planMoves } from './plan-status.ts';
import type { DocumentKey } from './section.ts';

export { isPlanOpen } from './plan-status.ts';

export const planRoles = {
	RevisePlan: clinicianRoles,
	SetPlanStatus: clinicianRoles
} as const satisfies Record<keyof PlanCommands, readonly Role[]>;

export const planPermissions: Permissions<PlanCommands> = {
	RevisePlan: () => true,
	SetPlanStatus: ({ to }, actor, state) => {
		const plan = planOf(state);
		return plan !== undefined && planMoves(actor, plan, state).includes(to);
	}
};

const writersByDocument = {
	'what-matters': ['patient'],
	story: roles,
	'working-diagnosis': clinicianRoles,
	'plan-summary': ['pain-specialist']
} as const satisfies Record<DocumentKey, readonly Role[]>;

/** Whether a role writes this prose document, deleting included. Reading is for every member. */
export function mayWriteDocument(role: Role, document: DocumentKey): boolean {
	if (!Object.hasOwn(writersByDocument, document)) return false;
	const writers: readonly Role[] = writersByDocument[document];
	return writers.includes(role);
}

export function planOf(state: PlanState): CarePlan | undefined {
	return state.plan.values().next().value;
}
