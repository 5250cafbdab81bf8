import { expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa, testId, testPeople, tomas } from '../test-plan.ts';
import type { RecordId } from '../ids.ts';
import { recordKinds, type RecordKind } from './kind.ts';
import { testDetailsByKind, testReferenced } from './test-records.ts';

const clinicians = [maria, amara, tomas, ines];

/** Written out from SPEC.md. */
const adders: Readonly<Record<RecordKind, readonly Actor[]>> = {
	diagnosis: testPeople,
	operation: testPeople,
	symptom: testPeople,
	medicine: testPeople,
	allergy: testPeople,
	implant: testPeople,
	'past-treatment': testPeople,
	study: clinicians,
	finding: clinicians,
	condition: testPeople,
	reevaluation: clinicians,
	cause: clinicians,
	evidence: clinicians,
	stance: [rosa]
};

const add = (kind: RecordKind, over = {}) =>
	({
		name: 'AddRecord',
		input: {
			recordId: testId<RecordId>(2000),
			kind,
			details: { ...testDetailsByKind[kind], ...over }
		}
	}) as const;

test('[RC1] who adds what', () => {
	const cells = expectAuthz(
		recordKinds.map((kind) => ({
			title: kind,
			command: add(kind),
			parts: { record: testReferenced },
			allowed: adders[kind]
		}))
	);
	expect(cells).toBe(14 * 120);
});

test('[RC2] what a patient says about a cause is noticed', () => {
	const noticed = {
		title: 'noticed',
		command: add('evidence', { direction: 'noticed' }),
		parts: { record: testReferenced },
		allowed: [rosa]
	};
	expect(expectAuthz([noticed])).toBe(120);
});
