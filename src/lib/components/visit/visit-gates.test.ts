import { expect, test } from 'vitest';
import type { RecordKind } from '../../domain/record/kind.ts';
import { recordsOf, type ClinicalRecord } from '../../domain/record/record.ts';
import { testPlan, testState, testTreatment } from '../../domain/test-plan.ts';
import { whatPlaysIn } from './visit-gates.ts';

test('[U-20] how much is not known about a treatment is said in a sentence that leads there', () => {
	const records: readonly ClinicalRecord[] = [];
	const treatment = testTreatment({ name: 'Duloxetine', catalogueId: 'duloxetine' });
	const room = {
		plan: testPlan(),
		state: testState({ treatment: [treatment] }),
		treatments: [treatment],
		recordsOf: <Kind extends RecordKind>(kind: Kind) => recordsOf(records, kind)
	};
	const { toAsk } = whatPlaysIn(room, { planHref: '/plans/p1', now: '2026-11-29T00:00:00Z' });
	expect(toAsk.map(({ lead, text }) => `${lead}${text}`)).toEqual([
		expect.stringMatching(/^Not known about Duloxetine: \d+ things to check$/)
	]);
	expect(toAsk[0]?.href).toBe(`/plans/p1#treatment-${treatment.id}`);
});
