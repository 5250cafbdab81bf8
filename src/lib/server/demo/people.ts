import type { Role } from '../../domain/actor.ts';

export type DemonstrationKey = 'patient' | 'referring-doctor' | 'pain-specialist';

export interface DemonstrationSignIn {
	readonly key: DemonstrationKey;
	readonly name: string;
	readonly role: Role;
	readonly email: string;
	readonly password: string;
}

/**
 * Made-up people of a demonstration, and how to sign in as them. They exist only in a database that
 * is marked as one (R-ID-1), so their passwords are no secret.
 */
export const demonstrationSignIns: readonly DemonstrationSignIn[] = [
	{
		key: 'patient',
		name: 'Rosa Alvarez',
		role: 'patient',
		email: 'rosa@accord.example',
		password: 'a seat in the third row'
	},
	{
		key: 'referring-doctor',
		name: 'Dr Maria Lindqvist',
		role: 'referring-doctor',
		email: 'maria@accord.example',
		password: 'a letter to the harbour'
	},
	{
		key: 'pain-specialist',
		name: 'Dr Amara Okafor',
		role: 'pain-specialist',
		email: 'amara@accord.example',
		password: 'a lighthouse before dawn'
	}
];
