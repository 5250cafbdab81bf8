import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa, testPeople, tomas } from '../test-plan.ts';
import type { AnyDetails } from './field.ts';
import { recordKinds, type RecordKind } from './kind.ts';
import { recordId, testRecord, testReferenced } from './test-records.ts';

const clinicians = [maria, amara, tomas, ines];

/** Something that each kind may be changed to, with what it says now. */
const changes: Readonly<Record<RecordKind, { before: AnyDetails; after: AnyDetails }>> = {
	diagnosis: { before: { basis: 'MRI' }, after: { basis: 'CT' } },
	operation: { before: { surgeon: '' }, after: { surgeon: 'Dr Berg' } },
	symptom: { before: { intensity: 6 }, after: { intensity: 7 } },
	medicine: { before: { use: 'as-needed' }, after: { use: 'stopped' } },
	allergy: { before: { reaction: 'Rash' }, after: { reaction: 'Swelling' } },
	implant: { before: { mri: 'conditional' }, after: { mri: 'safe' } },
	'past-treatment': { before: { when: '2024' }, after: { when: '2025' } },
	study: { before: { report: '' }, after: { report: 'No change.' } },
	finding: { before: { explainsSymptom: 'uncertain' }, after: { explainsSymptom: 'yes' } },
	condition: { before: { hba1c: 7.2 }, after: { hba1c: 6.9 } },
	reevaluation: { before: { state: 'under-way' }, after: { state: 'complete' } },
	cause: { before: { wouldChange: '' }, after: { wouldChange: 'A block without effect.' } },
	evidence: { before: { text: 'Seen on MRI' }, after: { text: 'Seen on two MRIs' } },
	stance: { before: { stance: 'for' }, after: { stance: 'against' } }
};

const revise = (kind: RecordKind) =>
	({ name: 'ReviseRecord', input: { recordId, expectedRevision: 2, ...changes[kind] } }) as const;

const patientsOwn: Readonly<Partial<Record<RecordKind, readonly Actor[]>>> = {
	study: clinicians,
	finding: clinicians,
	reevaluation: clinicians,
	cause: clinicians,
	stance: [rosa]
};

test('[RC3] clinicians revise what stands, a patient what they recorded', () => {
	const byClinician = recordKinds.map((kind) => ({
		title: `${kind} of a clinician`,
		command: revise(kind),
		parts: { record: [...testReferenced, testRecord(kind)] },
		allowed: kind === 'stance' ? [] : clinicians
	}));
	const byPatient = recordKinds.map((kind) => ({
		title: `${kind} of the patient`,
		command: revise(kind),
		parts: { record: [...testReferenced, testRecord(kind, { head: { recordedBy: rosa.id } })] },
		allowed: patientsOwn[kind] ?? testPeople
	}));
	expect(expectAuthz([...byClinician, ...byPatient])).toBe(2 * 14 * 120);
});

test('[RC3] [RC2] what the patient noticed is theirs to word, and stays noticed', () => {
	const details = { direction: 'noticed' };
	const record = testRecord('evidence', { head: { recordedBy: rosa.id }, details });
	const parts = { record: [...testReferenced, record] };
	const toFor = { before: details, after: { direction: 'for' } };
	expect(
		expectAuthz([
			{ title: 'words', command: revise('evidence'), parts, allowed: [rosa] },
			{
				title: 'made a proof',
				command: { name: 'ReviseRecord', input: { recordId, expectedRevision: 2, ...toFor } },
				parts,
				allowed: []
			}
		])
	).toBe(2 * 120);
});
