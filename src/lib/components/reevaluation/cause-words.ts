import { findCause } from '../../domain/catalogue/find-cause.ts';
import type { Cause, CauseStatus } from '../../domain/reevaluation/reevaluation.ts';
import { m } from '../../paraglide/messages.js';

/** Where a cause stands, in a word; the sign beside it says the same. */
export function causeStatusWords(status: CauseStatus, isPatient: boolean): string {
	return (isPatient ? patientWords : clinicianWords)[status]();
}

/** What it is called to a reader: a patient reads the plain words, where there are some. */
export function causeName({ name, plain, catalogueId }: Cause, isPatient: boolean): string {
	if (!isPatient) return name;
	return plain || findCause(catalogueId)?.plain || name;
}

export const causeTones = {
	supported: 'warn',
	open: 'accent',
	'not-assessable': 'neutral',
	refuted: 'neutral'
} as const satisfies Readonly<Record<CauseStatus, 'warn' | 'accent' | 'neutral'>>;

const clinicianWords: Readonly<Record<CauseStatus, () => string>> = {
	supported: m.reevaluation_status_supported,
	open: m.reevaluation_status_open,
	'not-assessable': m.reevaluation_status_not_assessable,
	refuted: m.reevaluation_status_refuted
};

const patientWords: Readonly<Record<CauseStatus, () => string>> = {
	supported: m.reevaluation_status_supported_patient,
	open: m.reevaluation_status_open_patient,
	'not-assessable': m.reevaluation_status_not_assessable_patient,
	refuted: m.reevaluation_status_refuted_patient
};
