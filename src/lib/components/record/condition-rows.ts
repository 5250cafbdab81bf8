import { conditionCodes, type ConditionCode } from '../../domain/condition/condition.ts';
import type { AnyDetails } from '../../domain/record/field.ts';
import type { RecordOf } from '../../domain/record/record.ts';
import { m } from '../../paraglide/messages.js';
import { choiceWords } from './record-words.ts';

/** A condition of the list, asked for or not, or another one that was added. */
export interface ConditionRow {
	readonly key: string;
	readonly code: ConditionCode;
	readonly name: string;
	/** Null while nobody has asked. */
	readonly record: RecordOf<'condition'> | null;
}

/** What is there first, then what is not asked yet, then what is not there. */
export function conditionRows(records: readonly RecordOf<'condition'>[]): readonly ConditionRow[] {
	const others = records.filter(({ details }) => details.code === 'other');
	const listed = conditionCodes.filter((code) => code !== 'other');
	const rows: readonly ConditionRow[] = [
		...listed.map((code): ConditionRow => {
			const record = records.find(({ details }) => details.code === code) ?? null;
			return { key: code, code, name: choiceWords('condition', 'code', code), record };
		}),
		...others.map((record): ConditionRow => {
			const name = record.details.text || choiceWords('condition', 'code', 'other');
			return { key: record.id, code: 'other', name, record };
		})
	];
	return (['present', 'open', 'absent'] as const).flatMap((standing) =>
		rows.filter((row) => standingOf(row) === standing)
	);
}

export function standingOf({ record }: ConditionRow): 'present' | 'open' | 'absent' {
	const presence = record?.details.presence ?? 'unknown';
	return presence === 'unknown' ? 'open' : presence;
}

export function standingWords(row: ConditionRow): string {
	if (row.record === null) return m.record_presence_open();
	return words[row.record.details.presence]();
}

const words = {
	present: m.record_presence_present,
	absent: m.record_presence_absent,
	unknown: m.record_presence_unknown
} as const;

/** The answer to one condition, with nothing else said. */
export function answered(code: ConditionCode, presence: 'present' | 'absent'): AnyDetails {
	return {
		code,
		presence,
		since: null,
		hba1c: null,
		systolic: null,
		diastolic: null,
		egfr: null,
		bmi: null,
		measuredOn: null,
		text: ''
	};
}
