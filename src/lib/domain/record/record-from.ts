import { isOfKind } from './check-details.ts';
import type { AnyDetails } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { ClinicalRecord, RecordHead, RecordOf } from './record.ts';

type Build<Kind extends RecordKind> = (
	head: RecordHead,
	details: AnyDetails
) => RecordOf<Kind> | null;

/** A record of the kind; null where the details are not of it. */
export function recordFrom(
	head: RecordHead,
	kind: RecordKind,
	details: AnyDetails
): ClinicalRecord | null {
	return builders[kind](head, details);
}

const builders: { readonly [Kind in RecordKind]: Build<Kind> } = {
	diagnosis: build('diagnosis'),
	operation: build('operation'),
	symptom: build('symptom'),
	medicine: build('medicine'),
	allergy: build('allergy'),
	implant: build('implant'),
	'past-treatment': build('past-treatment'),
	study: build('study'),
	finding: build('finding'),
	condition: build('condition'),
	reevaluation: build('reevaluation'),
	cause: build('cause'),
	evidence: build('evidence'),
	stance: build('stance')
};

function build<Kind extends RecordKind>(kind: Kind): Build<Kind> {
	return (head, details) => (isOfKind(kind, details) ? { ...head, kind, details } : null);
}
