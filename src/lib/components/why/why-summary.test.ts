import { expect, test } from 'vitest';
import type { RecordKind } from '../../domain/record/kind.ts';
import { recordsOf, type ClinicalRecord } from '../../domain/record/record.ts';
import { studyId, testRecord } from '../../domain/record/test-records.ts';
import { testId, testState } from '../../domain/test-plan.ts';
import { whySummary } from './why-summary.ts';

function summaryOf(records: readonly ClinicalRecord[], isPatient = false) {
	const room = {
		state: testState({ record: records }),
		recordsOf: <Kind extends RecordKind>(kind: Kind) => recordsOf(records, kind)
	};
	return whySummary(room, isPatient).map(({ section, parts }) => {
		const said = parts.map(({ label, text }) => (text === '' ? label : `${label}: ${text}`));
		return `${section} – ${said.join(' · ')}`;
	});
}

const head = (number: number) => ({ id: testId<ClinicalRecord['id']>(number) });

test('[U-3] the summary begins with the causes and says what is new, present and put in', () => {
	const scar = { status: 'supported', statusReason: 'Seen.', plain: 'A scar at a nerve' };
	const records = [
		testRecord('cause', { head: head(1), details: scar }),
		testRecord('cause', { head: head(2), details: { name: 'Sacroiliac joint' } }),
		testRecord('study', { head: { id: studyId } }),
		testRecord('finding', { head: head(3) }),
		testRecord('finding', {
			head: head(4),
			details: { structure: 'disc', change: 'same', explainsSymptom: 'no' }
		}),
		testRecord('condition', { head: head(5) }),
		testRecord('condition', { head: head(6), details: { code: 'smoking', presence: 'absent' } }),
		testRecord('operation', { head: head(7) }),
		testRecord('implant', { head: head(8) })
	];
	expect(summaryOf(records)).toEqual([
		'causes – Supported: Scar round the nerve · Open: Sacroiliac joint',
		'imaging – Newest images: MRI with contrast, 2 October 2026 · New: Scar at L4–L5: Scar round the left root',
		'conditions – Diabetes: HbA1c 7.2 % (55 mmol/mol)',
		'history – Operations: Fusion L4–S1, May 2023 · Implants: Screws, rods or a cage in the spine, L4–L5'
	]);
	expect(summaryOf(records, true)[0]).toContain('Likely part of it: A scar at a nerve');
});

test('[U-3] where no condition is present, those that were asked about and are not are named', () => {
	const absent = (['smoking', 'hypertension', 'diabetes', 'obesity'] as const).map((code, at) =>
		testRecord('condition', { head: head(at), details: { code, presence: 'absent' } })
	);
	expect(summaryOf(absent.slice(1, 2))[2]).toBe('conditions – Not present: High blood pressure');
	expect(summaryOf(absent)[2]).toBe('conditions – Not present: 4 asked about');
	expect(summaryOf([])[2]).toBe('conditions – ');
});

test('[U-3] many causes of one standing are counted, and an ordered study is not the newest', () => {
	const causes = [1, 2, 3, 4].map((number) => testRecord('cause', { head: head(number) }));
	const ordered = testRecord('study', { details: { status: 'ordered', date: '2026-12-01' } });
	expect(summaryOf([...causes, ordered]).slice(0, 2)).toEqual(['causes – Open: 4', 'imaging – ']);
});
