import type { Field } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import { fieldsOf, type RecordDraft } from './record-draft.ts';

/**
 * The fields that a form asks for, in order. What a condition does not need is left out, unless it
 * is filled in already.
 */
export function askedFields(
	kind: RecordKind,
	draft: RecordDraft,
	hidden: readonly string[]
): readonly (readonly [string, Field])[] {
	const picks = kind === 'past-treatment';
	const asked = fieldsOf(kind)
		.filter(([name]) => {
			// Other entries of the catalogue are picked on their own page, never typed.
			if (hidden.includes(name) || (name === 'catalogueId' && !picks)) return false;
			return kind !== 'condition' || isFilled(name, draft) || isForCondition(name, draft);
		})
		.toSorted(([one], [other]) => Number(other === 'catalogueId') - Number(one === 'catalogueId'));
	const isOrder = kind === 'study' && draft.texts['status'] === 'ordered';
	return asked.map(([name, field]) =>
		isOrder && name === 'question' && field.type === 'text'
			? [name, { ...field, required: true }]
			: [name, field]
	);
}

function isForCondition(name: string, { texts }: RecordDraft): boolean {
	const code = texts['code'] ?? '';
	const values = valuesByCondition.get(code) ?? [];
	if (name === 'measuredOn') return values.length > 0;
	if (name === 'since') return texts['presence'] === 'present';
	return values.includes(name) || !measured.includes(name);
}

function isFilled(name: string, { texts, dates }: RecordDraft): boolean {
	const parts = dates[name];
	if (parts) return parts.year + parts.month + parts.day !== '';
	return (texts[name] ?? '') !== '';
}

const valuesByCondition: ReadonlyMap<string, readonly string[]> = new Map([
	['diabetes', ['hba1c']],
	['hypertension', ['systolic', 'diastolic']],
	['kidney-disease', ['egfr']],
	['obesity', ['bmi']],
	['malnutrition', ['bmi']]
]);

const measured = ['hba1c', 'systolic', 'diastolic', 'egfr', 'bmi'];
