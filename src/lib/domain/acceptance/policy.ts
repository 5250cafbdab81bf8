import type { ClinicianRole } from '../care-team/care-team.ts';
import type { ClinicActor, ClinicState } from './acceptance.ts';
import type { ClinicCommands } from './command.ts';

export const clinicRoles = {
	AcceptCatalogue: ['pain-specialist']
} as const satisfies Record<keyof ClinicCommands, readonly ClinicianRole[]>;

/** Everybody who works at a clinic reads what it works with; nobody else, nor in another role. */
export function mayReadClinic(actor: ClinicActor, { clinicians }: ClinicState): boolean {
	return clinicians.some(({ id, role }) => id === actor.id && role === actor.role);
}
