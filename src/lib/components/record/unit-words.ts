import type { Field } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import { mmolPerMolOf } from '../../domain/condition/hba1c.ts';
import { m } from '../../paraglide/messages.js';

/** The unit of a number; empty where it has none. */
export function unitWords(kind: RecordKind, field: string): string {
	return units.get(`${kind} ${field}`)?.() ?? '';
}

/** A number with its unit, or the word that it stands for. */
export function numberWords(kind: RecordKind, field: string, value: number): string {
	if (field === 'severity') return severities[value]?.() ?? String(value);
	if (field === 'hba1c') return hba1cWords(value);
	const unit = unitWords(kind, field);
	return unit === '' ? String(value) : m.record_value_unit({ value: String(value), unit });
}

/** Each laboratory's reader finds their own unit. */
function hba1cWords(percent: number): string {
	const rounded = String(Math.round(percent * 10) / 10);
	return m.record_value_hba1c({ percent: rounded, mmol: String(mmolPerMolOf(percent)) });
}

/** "From 3 to 20 %": what a form says beside a number. */
export function rangeWords(
	kind: RecordKind,
	field: string,
	{ min, max }: Extract<Field, { type: 'number' }>
): string {
	const unit = unitWords(kind, field);
	const range = { min: String(min), max: String(max) };
	return unit === '' ? m.record_range(range) : m.record_range_unit({ ...range, unit });
}

const units: ReadonlyMap<string, () => string> = new Map([
	['operation painFreeWeeks', m.record_unit_weeks],
	['symptom intensity', m.record_unit_of_ten],
	['condition hba1c', m.record_unit_percent],
	['condition systolic', m.record_unit_pressure],
	['condition diastolic', m.record_unit_pressure],
	['condition egfr', m.record_unit_kidney],
	['condition bmi', m.record_unit_bmi]
]);

const severities: readonly (() => string)[] = [
	m.record_severity_0,
	m.record_severity_1,
	m.record_severity_2,
	m.record_severity_3
];
