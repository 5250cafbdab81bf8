import { fieldsByKind } from '../../domain/record/details.ts';
import type { AnyDetails, Fields } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import type { TreatmentDetails } from '../../domain/treatment/treatment.ts';

/** What a treatment is without the fields that most leave empty. */
export type TreatmentOutline = Pick<TreatmentDetails, 'name' | 'kind' | 'why'> &
	Partial<TreatmentDetails>;

/** A record of which nobody has said anything yet. */
export function openDetails(kind: RecordKind): AnyDetails {
	const fields: Fields = fieldsByKind[kind];
	return Object.fromEntries(
		Object.entries(fields).map(([name, { type }]) => [
			name,
			type === 'text' ? '' : type === 'choices' ? [] : null
		])
	);
}

export const emptyDetails = {
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'unknown' },
	target: '',
	reviewOn: null,
	dosage: null
} as const satisfies Partial<TreatmentDetails>;
