import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import { isEqual } from '../equal.ts';
import type { Refusal } from '../refusal.ts';
import type { TreatmentCommands } from './command.ts';
import { detailFields, tidyDetails, type DetailField } from './details.ts';
import type { Treatment, TreatmentDetails } from './treatment.ts';

type Revision = TreatmentCommands['ReviseTreatment'];

export interface Merged {
	readonly details: TreatmentDetails;
	/** The fields that really change. */
	readonly changed: readonly DetailField[];
}

/**
 * Lays the wanted fields over what stands. A field that somebody else changed since the author
 * saw it is `stale`, unless it already says what the author wants.
 */
export function mergeRevision(
	treatment: Treatment,
	{ before, after, expectedRevision }: Revision
): Result<Merged, Refusal> {
	const stale: Refusal = { code: 'stale', kind: 'treatment', current: treatment };
	if (expectedRevision > treatment.revision) return err(stale);
	const current = tidyDetails(treatment);
	const wanted = tidyDetails({ ...treatment, ...after });
	const seen = tidyDetails({ ...treatment, ...before });
	const asked = detailFields.filter((field) => after[field] !== undefined);
	const unseen = asked.find((field) => before[field] === undefined);
	if (unseen) return err({ code: 'invalid-input', field: `before.${unseen}`, problem: 'missing' });
	const changed = asked.filter((field) => !isEqual(wanted[field], current[field]));
	if (changed.some((field) => !isEqual(seen[field], current[field]))) return err(stale);
	return changed.length === 0 ? err({ code: 'already-exists' }) : ok({ details: wanted, changed });
}
