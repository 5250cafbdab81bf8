import type { ClinicianRole } from '../care-team/care-team.ts';
import type { ClinicId, UserId } from '../ids.ts';
import type { Edition } from './edition.ts';
import { clinicRoles } from './policy.ts';

/** One clinician's word that a clinic works with one edition of the catalogue. */
export interface CatalogueAcceptance extends Edition {
	readonly id: string;
	readonly clinicId: ClinicId;
	readonly acceptedBy: UserId;
	/** Printed name. */
	readonly name: string;
	readonly role: ClinicianRole;
	/** What was said by it, in the words that were on the screen. */
	readonly statement: string;
	readonly acceptedAt: string;
}

/** Who asks for something at a clinic, in a role that they have there. */
export interface ClinicActor {
	readonly id: UserId;
	readonly name: string;
	readonly role: ClinicianRole;
}

/** What a decision about a clinic's catalogue stands on. */
export interface ClinicState {
	readonly id: ClinicId;
	readonly name: string;
	/** Of a demonstration: nobody is treated by what it says. */
	readonly isDemonstration: boolean;
	/** Who works there and may sign in. */
	readonly clinicians: readonly ClinicActor[];
	/** What this Accord's catalogue says now. */
	readonly edition: Edition;
	/** Newest first. */
	readonly acceptances: readonly CatalogueAcceptance[];
}

type Accepted = Pick<CatalogueAcceptance, 'version' | 'name' | 'acceptedAt'>;

/** Where the catalogue of one clinic stands. */
export type CatalogueStanding =
	| { readonly state: 'demonstration' }
	| ({ readonly state: 'accepted' } & Accepted)
	| {
			readonly state: 'awaited';
			readonly version: string;
			/** Those who may accept it. */
			readonly acceptors: readonly Pick<ClinicActor, 'id' | 'name'>[];
			/** The edition that was accepted last; null for none. */
			readonly previous: Accepted | null;
	  };

export function standingOf(clinic: ClinicState): CatalogueStanding {
	if (clinic.isDemonstration) return { state: 'demonstration' };
	const { edition, acceptances, clinicians } = clinic;
	const acceptance = findAcceptance(clinic);
	if (acceptance) return { state: 'accepted', ...accepted(acceptance) };
	const [last] = acceptances;
	return {
		state: 'awaited',
		version: edition.version,
		acceptors: clinicians.filter(isAcceptor).map(({ id, name }) => ({ id, name })),
		previous: last ? accepted(last) : null
	};
}

/** Whether entries of the catalogue may be offered; nobody's word is no "no" of the clinic. */
export function isOffered(standing: CatalogueStanding | null | undefined): boolean {
	return standing?.state !== 'awaited';
}

/** The acceptance of exactly what the catalogue says now. */
export function findAcceptance({
	edition,
	acceptances
}: Pick<ClinicState, 'edition' | 'acceptances'>): CatalogueAcceptance | undefined {
	return acceptances.find(
		({ version, contentHash }) => version === edition.version && contentHash === edition.contentHash
	);
}

export function isAcceptor({ role }: Pick<ClinicActor, 'role'>): boolean {
	return clinicRoles.AcceptCatalogue.some((one) => one === role);
}

function accepted({ version, name, acceptedAt }: CatalogueAcceptance): Accepted {
	return { version, name, acceptedAt };
}
