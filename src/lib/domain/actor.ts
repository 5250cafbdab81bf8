import type { UserId } from './ids.ts';

export const roles = ['patient', 'referring-doctor', 'pain-specialist'] as const;

/** A role belongs to a membership in one plan, never to a person alone. */
export type Role = (typeof roles)[number];

/** Who acts on a plan: always taken from the session and the membership, never from the client. */
export interface Actor {
	readonly id: UserId;
	readonly name: string;
	readonly role: Role;
}

export const clinicianRoles = ['referring-doctor', 'pain-specialist'] as const;

export function isClinician(role: Role): boolean {
	return role !== 'patient';
}
