import { demonstrationPeople } from '../auth/demonstration.ts';

/** No secret: these accounts exist only in a database that is marked as a demonstration (R-ID-1). */
const passwords = {
	patient: 'a seat in the third row',
	'referring-doctor': 'a letter to the harbour',
	'pain-specialist': 'a lighthouse before dawn'
} as const satisfies Record<(typeof demonstrationPeople)[number]['key'], string>;

/** The three whom one can sign in as, with their passwords. */
export const demonstrationSignIns = demonstrationPeople.map((person) => ({
	...person,
	password: passwords[person.key]
}));
