import type { PatientId, UserId } from '../../domain/ids.ts';

/** Somebody the clinic has, as the starting of a plan needs to see them. */
export interface KnownPatient {
	readonly patientId: PatientId;
	readonly userId: UserId;
	readonly name: string;
	readonly birthDate: string;
	readonly identifier: string | null;
	/** Whoever asks is in a plan with this person already. */
	readonly isShared: boolean;
	readonly hasPassword: boolean;
}

export interface EnteredPatient {
	readonly name: string;
	readonly birthDate: string;
	readonly identifier: string | null;
}

/** Somebody who may be the same person, told as far as whoever asks may know. */
export interface Candidate {
	readonly patientId: PatientId;
	/** As recorded for somebody you share a plan with; else as you typed it yourself. */
	readonly name: string;
	readonly birthDate: string;
	readonly identifier: string | null;
}

export interface Namesakes {
	/** Whom the doctor may say it is. */
	readonly candidates: readonly Candidate[];
	/** There is also somebody of this name with another birth date, of whom nothing may be said. */
	readonly hasHiddenNamesake: boolean;
	/** The number is somebody's; the person of the candidates, or null when nothing may be said. */
	readonly identifierOwner: Candidate | 'hidden' | null;
}

/** A name without accents, case, punctuation and order: "Álvarez, Rosa" is "rosa alvarez". */
export function nameKey(name: string): string {
	return name
		.normalize('NFKD')
		.replaceAll(/\p{M}|['’‘`´]/gu, '')
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== '')
		.sort()
		.join(' ');
}

/**
 * Who of a clinic's patients may be the one that was entered. Of somebody with whom no plan is
 * shared only what was typed is repeated: nobody learns a birth date or a number by guessing names.
 */
export function findNamesakes(entered: EnteredPatient, known: readonly KnownPatient[]): Namesakes {
	const key = nameKey(entered.name);
	const alike = known.map((person) => ({
		person,
		name: nameKey(person.name) === key,
		birthDate: person.birthDate === entered.birthDate,
		identifier: entered.identifier !== null && person.identifier === entered.identifier
	}));
	const owner = alike.find((match) => match.identifier);
	return {
		candidates: alike.filter(isCandidate).map((match) => toCandidate(match, entered)),
		hasHiddenNamesake: alike.some((match) => match.name && !isCandidate(match)),
		identifierOwner: owner ? tellOwner(owner, entered) : null
	};
}

interface Match {
	readonly person: KnownPatient;
	readonly name: boolean;
	readonly birthDate: boolean;
	readonly identifier: boolean;
}

function isCandidate({ person, name, birthDate, identifier }: Match): boolean {
	if (name && birthDate) return true;
	return person.isShared && (name || identifier);
}

function toCandidate({ person, identifier }: Match, entered: EnteredPatient): Candidate {
	const { patientId } = person;
	if (person.isShared) {
		return {
			patientId,
			name: person.name,
			birthDate: person.birthDate,
			identifier: person.identifier
		};
	}
	return { ...entered, patientId, identifier: identifier ? entered.identifier : null };
}

function tellOwner(match: Match, entered: EnteredPatient): Candidate | 'hidden' {
	return isCandidate(match) ? toCandidate(match, entered) : 'hidden';
}
