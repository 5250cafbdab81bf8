import type { ConditionCode } from '../condition/condition.ts';
import type { Implant, Medicine } from '../history/history.ts';
import type { Urgency } from '../plan/plan.ts';
import type { RecordOf, ClinicalRecord } from '../record/record.ts';
import { recordsOf } from '../record/record.ts';
import type { FlagLevel } from './flag-level.ts';

/** What the gates read of a patient. What nobody recorded is not known, never "no". */
export interface PatientFacts {
	readonly conditions: ReadonlyMap<ConditionCode, RecordOf<'condition'>>;
	readonly medicines: readonly RecordOf<'medicine'>[];
	readonly implants: readonly RecordOf<'implant'>[];
	readonly allergies: readonly RecordOf<'allergy'>[];
	/** Operations that fused something, also where nobody recorded at which level. */
	readonly fusions: readonly RecordOf<'operation'>[];
	readonly hasHistory: boolean;
	readonly isReevaluated: boolean;
	/** The most urgent red flag without an outcome. */
	readonly openFlag: FlagLevel | null;
	readonly urgency: Urgency;
	/** YYYY-MM-DD. */
	readonly today: string;
}

interface Around {
	readonly openFlag: FlagLevel | null;
	readonly urgency: Urgency;
	/** ISO 8601 in UTC. */
	readonly now: string;
}

export function patientFacts(records: Iterable<ClinicalRecord>, around: Around): PatientFacts {
	const all = [...records];
	const operations = recordsOf(all, 'operation');
	const fusions = operations.filter(({ details }) =>
		details.procedures.some(
			(procedure) => procedure === 'fusion' || procedure === 'revision-fusion'
		)
	);
	return {
		conditions: new Map(recordsOf(all, 'condition').map((record) => [record.details.code, record])),
		medicines: recordsOf(all, 'medicine').filter(({ details }) => details.use !== 'stopped'),
		implants: recordsOf(all, 'implant'),
		allergies: recordsOf(all, 'allergy'),
		fusions,
		hasHistory: operations.length > 0,
		isReevaluated: recordsOf(all, 'reevaluation').some(
			({ details }) => details.state === 'complete'
		),
		openFlag: around.openFlag,
		urgency: around.urgency,
		today: around.now.slice(0, 10)
	};
}

export type MedicineGroup = Medicine['group'];
export type ImplantDevice = Implant['device'];
