import type { Role } from '../../domain/actor.ts';
import type { Identity } from './identity.ts';
import { findCredentialByEmail } from './reader.ts';
import type { StartedSession } from './session.ts';
import { startSession, type Caller } from './sign-in.ts';

/** The three whom a demonstration's sign-in page offers at one click; made up, all of them. */
export const demonstrationPeople = [
	{
		key: 'patient',
		name: 'Rosa Alvarez',
		email: 'rosa.alvarez@demonstration.example',
		role: 'patient'
	},
	{
		key: 'referring-doctor',
		name: 'Dr Maria Lindqvist',
		email: 'maria.lindqvist@demonstration.example',
		role: 'referring-doctor'
	},
	{
		key: 'pain-specialist',
		name: 'Dr Amara Okafor',
		email: 'amara.okafor@demonstration.example',
		role: 'pain-specialist'
	}
] as const satisfies readonly { key: string; name: string; email: string; role: Role }[];

/**
 * Signs in without a password. Only for a database that is marked as a demonstration (R-ID-1): the
 * caller asks the installation, not the request, before it comes here.
 */
export async function signInAsDemonstrationPerson(
	identity: Identity,
	key: unknown,
	caller: Caller
): Promise<StartedSession | null> {
	const person = demonstrationPeople.find((candidate) => candidate.key === key);
	const found = person && (await findCredentialByEmail(identity.database, person.email));
	return found ? startSession(identity, found.userId, caller) : null;
}
