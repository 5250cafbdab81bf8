import { clinicianRoles, roles, type Role } from '../actor.ts';
import type { PlanState } from '../change.ts';
import type { Permissions } from '../decision.ts';
import type { PlanCommands } from './command.ts';
import type { CarePlan, PlanStatus } from './plan.ts';
import type { DocumentKey } from './section.ts';

export const planRoles = {
	RevisePlan: clinicianRoles
} as const satisfies Record<keyof PlanCommands, readonly Role[]>;

export const planPermissions: Permissions<PlanCommands> = {
	RevisePlan: () => true
};

const writersByDocument = {
	'what-matters': ['patient'],
	story: roles,
	'working-diagnosis': clinicianRoles,
	'plan-summary': ['pain-specialist']
} as const satisfies Record<DocumentKey, readonly Role[]>;

const closedStatuses: readonly PlanStatus[] = ['revoked', 'completed', 'entered-in-error'];

/** Whether a role writes this prose document, deleting included. Reading is for every member. */
export function mayWriteDocument(role: Role, document: DocumentKey): boolean {
	if (!Object.hasOwn(writersByDocument, document)) return false;
	const writers: readonly Role[] = writersByDocument[document];
	return writers.includes(role);
}

/** A closed plan is read, never changed. */
export function isPlanOpen(plan: Pick<CarePlan, 'status'>): boolean {
	return !closedStatuses.includes(plan.status);
}

export function planOf(state: PlanState): CarePlan | undefined {
	return state.plan.values().next().value;
}
