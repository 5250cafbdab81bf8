import type { UserId } from '../../domain/ids.ts';

/** Every field as it was typed, so that no answer of the server ever loses a word. */
export const startPlanFields = [
	'name',
	'birthDate',
	'identifier',
	'title',
	'ask',
	'urgency',
	'specialist',
	'samePerson'
] as const;
export type StartPlanField = (typeof startPlanFields)[number];

export type StartPlanValues = Readonly<Record<StartPlanField, string>>;
export type StartPlanErrors = Readonly<Partial<Record<StartPlanField, string>>>;

export const emptyValues: StartPlanValues = {
	name: '',
	birthDate: '',
	identifier: '',
	title: '',
	ask: '',
	urgency: '',
	specialist: '',
	samePerson: ''
};

/** The value of `samePerson` that says: nobody of the list. */
export const differentPerson = 'different';

export interface ClinicOfSpecialists {
	readonly id: string;
	readonly name: string;
	readonly specialists: readonly { readonly userId: UserId; readonly name: string }[];
}

/** Somebody already known who may be the same person. */
export interface KnownPerson {
	readonly patientId: string;
	readonly name: string;
	readonly birthDate: string;
	readonly identifier: string | null;
}

export function readValues(form: FormData): StartPlanValues {
	const values = { ...emptyValues };
	for (const field of startPlanFields) {
		const value = form.get(field);
		if (typeof value === 'string') values[field] = value.trim();
	}
	return values;
}
