import { expect, test } from 'vitest';
import { expectAuthz } from '../test-authz.ts';
import { amara, ines, maria, rosa, testPeople, tomas } from '../test-plan.ts';
import { recordId, testRecord, testReferenced } from './test-records.ts';

const remove = {
	name: 'RemoveRecord',
	input: { recordId, expectedRevision: 2, reason: 'It was somebody else’s.' }
} as const;

test('[RC3] clinicians remove what stands, a patient what they recorded', () => {
	const stands = [...testReferenced, testRecord('operation')];
	const own = [...testReferenced, testRecord('operation', { head: { recordedBy: rosa.id } })];
	const noticed = testRecord('evidence', {
		head: { recordedBy: rosa.id },
		details: { direction: 'noticed' }
	});
	const cells = expectAuthz([
		{
			title: 'of a clinician',
			command: remove,
			parts: { record: stands },
			allowed: [maria, amara, tomas, ines]
		},
		{ title: 'of the patient', command: remove, parts: { record: own }, allowed: testPeople },
		{
			title: 'what the patient noticed',
			command: remove,
			parts: { record: [...testReferenced, noticed] },
			allowed: [rosa]
		}
	]);
	expect(cells).toBe(3 * 120);
});
