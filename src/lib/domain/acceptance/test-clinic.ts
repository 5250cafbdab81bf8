import { amara, maria, testAt, testId, testPlan } from '../test-plan.ts';
import type { CatalogueAcceptance, ClinicActor, ClinicState } from './acceptance.ts';
import type { ClinicCommands } from './command.ts';
import type { ClinicFacts } from './decide.ts';
import type { Edition } from './edition.ts';

/** A clinic for tests: the two doctors of the plan work there. */

export const testEdition: Edition = { version: '2026-11', contentHash: 'a'.repeat(64) };

export const specialist: ClinicActor = {
	id: amara.id,
	name: amara.name,
	role: 'pain-specialist'
};
export const doctor: ClinicActor = { id: maria.id, name: maria.name, role: 'referring-doctor' };

export function testClinic(over: Partial<ClinicState> = {}): ClinicState {
	return {
		id: testPlan().clinicId,
		name: 'Harbour Pain Clinic',
		isDemonstration: false,
		clinicians: [doctor, specialist],
		edition: testEdition,
		acceptances: [],
		...over
	};
}

export function testAcceptance(over: Partial<CatalogueAcceptance> = {}): CatalogueAcceptance {
	return {
		...testEdition,
		id: testId(980),
		clinicId: testPlan().clinicId,
		acceptedBy: specialist.id,
		name: specialist.name,
		role: 'pain-specialist',
		statement: 'I have read it.',
		acceptedAt: '2026-11-20T09:00:00.000Z',
		...over
	};
}

export const acceptInput: ClinicCommands['AcceptCatalogue'] = {
	...testEdition,
	hasRead: true,
	statement: 'I have read it.'
};

export const acceptFacts: Omit<ClinicFacts, 'actor'> = {
	acceptanceId: testId(981),
	now: testAt,
	reauthenticated: true
};
