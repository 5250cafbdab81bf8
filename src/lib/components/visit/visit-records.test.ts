import { expect, test } from 'vitest';
import type { RecordKind } from '../../domain/record/kind.ts';
import { recordsOf, type ClinicalRecord } from '../../domain/record/record.ts';
import { testRecord } from '../../domain/record/test-records.ts';
import { testState } from '../../domain/test-plan.ts';
import { medicinesAndMore } from './visit-records.ts';

function toldOf(records: readonly ClinicalRecord[]): readonly string[] {
	const room = {
		state: testState({ record: records }),
		recordsOf: <Kind extends RecordKind>(kind: Kind) => recordsOf(records, kind)
	};
	return medicinesAndMore(room, '/plans/p1').map(({ title, lines, empty }) => {
		const said = lines.map(({ lead, text }) => (text === '' ? lead : `${lead} – ${text}`));
		return `${title}: ${said.join(', ') || empty}`;
	});
}

test('[U-20] what nobody has asked about is said to be so, not to be none', () => {
	expect(toldOf([])).toEqual([
		'Regular medicines: Nobody has written down medicines yet.',
		'Allergies: Nobody has asked about allergies yet.',
		'Implants: Nobody has asked about implants yet.'
	]);
	const asked = [testRecord('medicine'), testRecord('allergy')];
	expect(toldOf(asked).slice(0, 2)).toEqual([
		'Regular medicines: None of the medicines written down is taken regularly.',
		'Allergies: Penicillin – Rash'
	]);
});
