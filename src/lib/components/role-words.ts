import type { Role } from '../domain/actor.ts';
import { m } from '../paraglide/messages.js';

const words = {
	patient: m.shell_role_patient,
	'referring-doctor': m.shell_role_referring_doctor,
	'pain-specialist': m.shell_role_pain_specialist
} as const satisfies Record<Role, () => string>;

export function roleWords(role: Role): string {
	return words[role]();
}
