import type { PlanState } from '../../domain/change.ts';
import type { AnyDetails } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import type { ClinicalRecord } from '../../domain/record/record.ts';
import { m } from '../../paraglide/messages.js';
import { valueWords } from './record-words.ts';

export interface Fact {
	readonly field: string;
	readonly label: string;
	/** Empty where it is not known yet. */
	readonly value: string;
}

/** What a list says of a record beside its title: always what matters most, the rest where it is known. */
export function recordFacts(record: ClinicalRecord, state: PlanState): readonly Fact[] {
	const { kind } = record;
	const details: AnyDetails = record.details;
	const facts = (factsByKind[kind] ?? []).flatMap(({ field, label, always = false }) => {
		const isOpen = details[field] === 'unknown';
		const value = isOpen ? '' : valueWords({ kind, field, value: details[field] }, state);
		return value === '' && !always ? [] : [{ field, label: label(), value }];
	});
	return [...pressureOf(record), ...facts];
}

/** Two numbers that are read as one. */
function pressureOf(record: ClinicalRecord): readonly Fact[] {
	if (record.kind !== 'condition') return [];
	const { systolic, diastolic } = record.details;
	if (systolic === null && diastolic === null) return [];
	const of = (value: number | null) => (value === null ? '?' : String(value));
	const value = m.record_pressure({ systolic: of(systolic), diastolic: of(diastolic) });
	return [{ field: 'pressure', label: m.record_fact_pressure(), value }];
}

interface FactRule {
	readonly field: string;
	readonly label: () => string;
	/** Said also where it is not known. */
	readonly always?: boolean;
}

const factsByKind: Readonly<Partial<Record<RecordKind, readonly FactRule[]>>> = {
	diagnosis: [
		{ field: 'madeOn', label: m.record_fact_said, always: true },
		{ field: 'madeBy', label: m.record_fact_by },
		{ field: 'basis', label: m.record_fact_basis, always: true }
	],
	operation: [
		{ field: 'outcome', label: m.record_fact_outcome, always: true },
		{ field: 'painFreeWeeks', label: m.record_fact_pain_free, always: true },
		{ field: 'timing', label: m.record_fact_timing },
		{ field: 'reason', label: m.record_fact_reason, always: true },
		{ field: 'surgeon', label: m.record_fact_surgeon },
		{ field: 'procedureText', label: m.record_fact_more },
		{ field: 'outcomeText', label: m.record_fact_went }
	],
	symptom: [
		{ field: 'intensity', label: m.record_fact_intensity, always: true },
		{ field: 'qualities', label: m.record_fact_feels, always: true },
		{ field: 'since', label: m.record_fact_since, always: true },
		{ field: 'text', label: m.record_fact_more }
	],
	medicine: [
		{ field: 'group', label: m.record_fact_kind },
		{ field: 'since', label: m.record_fact_since, always: true },
		{ field: 'text', label: m.record_fact_more }
	],
	allergy: [{ field: 'reaction', label: m.record_fact_reaction, always: true }],
	implant: [
		{ field: 'mri', label: m.record_fact_mri, always: true },
		{ field: 'placedOn', label: m.record_fact_placed, always: true },
		{ field: 'text', label: m.record_fact_more }
	],
	'past-treatment': [
		{ field: 'helped', label: m.record_fact_helped, always: true },
		{ field: 'dose', label: m.record_fact_dose },
		{ field: 'duration', label: m.record_fact_duration, always: true },
		{ field: 'whyStopped', label: m.record_fact_stopped }
	],
	condition: [
		{ field: 'hba1c', label: m.record_fact_hba1c },
		{ field: 'egfr', label: m.record_fact_egfr },
		{ field: 'bmi', label: m.record_fact_bmi },
		{ field: 'measuredOn', label: m.record_fact_measured },
		{ field: 'since', label: m.record_fact_since },
		{ field: 'text', label: m.record_fact_more }
	]
};
