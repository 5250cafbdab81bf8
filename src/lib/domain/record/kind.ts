/** What a record may be about, in the order in which a version lists it. */
export const recordKinds = [
	'diagnosis',
	'operation',
	'symptom',
	'medicine',
	'allergy',
	'implant',
	'past-treatment',
	'study',
	'finding',
	'condition',
	'reevaluation',
	'cause',
	'evidence',
	'stance'
] as const;
export type RecordKind = (typeof recordKinds)[number];
