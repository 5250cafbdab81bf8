import { testId, earlierAt, maria } from '../test-plan.ts';
import type { DetailsByKind } from './details.ts';
import type { AnyDetails } from './field.ts';
import type { RecordKind } from './kind.ts';
import { recordFrom } from './record-from.ts';
import type { ClinicalRecord, RecordHead } from './record.ts';

export const recordId = testId<RecordHead['id']>(1000);
export const operationId = testId<RecordHead['id']>(1001);
export const studyId = testId<RecordHead['id']>(1002);
export const causeId = testId<RecordHead['id']>(1003);
export const findingId = testId<RecordHead['id']>(1004);

/** Something that may be kept, of every kind. */
export const testDetailsByKind: DetailsByKind = {
	diagnosis: { text: 'Disc herniation L5–S1', madeOn: '2021', madeBy: '', basis: 'MRI' },
	operation: {
		performedOn: '2023-05',
		procedures: ['fusion'],
		procedureText: '',
		levels: ['l4-l5', 'l5-s1'],
		surgeon: '',
		reason: 'Leg pain',
		timing: 'elective',
		outcome: 'mixed',
		outcomeText: '',
		painFreeWeeks: 12
	},
	symptom: {
		regions: ['thigh-back-left'],
		qualities: ['burning'],
		intensity: 6,
		since: '2023-09',
		text: ''
	},
	medicine: {
		name: 'Ibuprofen',
		group: 'nsaid',
		use: 'as-needed',
		dose: '400 mg',
		since: null,
		text: ''
	},
	allergy: { substance: 'Penicillin', group: 'medicine', reaction: 'Rash' },
	implant: {
		device: 'spinal-hardware',
		text: '',
		levels: ['l4-l5'],
		mri: 'conditional',
		placedOn: '2023-05'
	},
	'past-treatment': {
		name: 'Physiotherapy',
		catalogueId: 'exercise-pt',
		when: '2024',
		dose: '',
		duration: '6 weeks',
		helped: 'sometimes',
		whyStopped: ''
	},
	study: {
		modality: 'mri',
		status: 'done',
		date: '2026-10-02',
		contrast: 'without-and-with',
		relation: 'after',
		operationId: null,
		question: 'Is it scar or disc?',
		report: ''
	},
	finding: {
		studyId,
		level: 'l4-l5',
		structure: 'scar',
		observation: 'Scar round the left root',
		severity: 2,
		change: 'new',
		explainsSymptom: 'uncertain',
		reportQuote: ''
	},
	condition: {
		code: 'diabetes',
		presence: 'present',
		since: '2015',
		hba1c: 7.2,
		systolic: null,
		diastolic: null,
		egfr: null,
		bmi: null,
		measuredOn: '2026-09-30',
		text: ''
	},
	reevaluation: { state: 'under-way', summary: '' },
	cause: {
		catalogueId: 'epidural-fibrosis',
		name: 'Scar round the nerve',
		plain: '',
		status: 'open',
		statusReason: '',
		wouldChange: ''
	},
	evidence: { causeId, direction: 'for', source: 'imaging', findingId: null, text: 'Seen on MRI' },
	stance: { catalogueId: 'tens', row: 'help', stance: 'for', text: '' }
};

export function testRecord(
	kind: RecordKind,
	over: { readonly head?: Partial<RecordHead>; readonly details?: AnyDetails } = {}
): ClinicalRecord {
	const head: RecordHead = {
		id: recordId,
		revision: 2,
		recordedAt: earlierAt,
		recordedBy: maria.id,
		revisedAt: earlierAt,
		revisedBy: maria.id,
		statedAt: earlierAt,
		statedBy: maria.id,
		enteredInErrorAt: null,
		enteredInErrorReason: '',
		...over.head
	};
	const record = recordFrom(head, kind, { ...testDetailsByKind[kind], ...over.details });
	if (!record) throw new Error(`not the details of a ${kind}`);
	return record;
}

/** What the references of the details above point to. */
export const testReferenced: readonly ClinicalRecord[] = [
	testRecord('operation', { head: { id: operationId } }),
	testRecord('study', { head: { id: studyId } }),
	testRecord('cause', { head: { id: causeId }, details: { catalogueId: '', name: 'Free' } }),
	testRecord('finding', { head: { id: findingId } })
];
