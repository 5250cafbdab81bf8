import { clinicianRoles, roles, type Role } from '../actor.ts';
import type { Permissions } from '../decision.ts';
import type { SafetyCommands } from './command.ts';

export const safetyRoles = {
	AnswerSafetyCheck: roles,
	OpenSafetyCheck: clinicianRoles,
	CloseSafetyCheck: clinicianRoles,
	SetUrgency: clinicianRoles
} as const satisfies Record<keyof SafetyCommands, readonly Role[]>;

/** Nothing else stands in the way: what makes anybody safer is never held up. */
export const safetyPermissions: Permissions<SafetyCommands> = {
	AnswerSafetyCheck: () => true,
	OpenSafetyCheck: () => true,
	CloseSafetyCheck: () => true,
	SetUrgency: () => true
};
