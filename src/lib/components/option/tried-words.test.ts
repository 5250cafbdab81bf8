import { expect, test } from 'vitest';
import { optionsFor } from '../../domain/catalogue/browse.ts';
import { options } from '../../domain/catalogue/catalogue.ts';
import { patientFacts } from '../../domain/catalogue/patient-facts.ts';
import { testRecord } from '../../domain/record/test-records.ts';
import { testAt, testTreatment } from '../../domain/test-plan.ts';
import { nowWords, ownMedicines, triedWords } from './tried-words.ts';

function underWay(catalogueId: string, medicine: { name: string; group: string; use: string }) {
	const records = [testRecord('medicine', { details: medicine })];
	const facts = patientFacts(records, { openFlag: null, urgency: 'elective', now: testAt });
	const treatments = [testTreatment({ catalogueId, status: 'active' })];
	const found = optionsFor(options, { records, treatments, facts });
	const one = found.find(({ option }) => option.id === catalogueId);
	if (!one) throw new Error(`no ${catalogueId}`);
	return one;
}

test.each([
	['duloxetine', 'Venlafaxine', 'snri'],
	['tca', 'Clomipramine', 'tricyclic']
])('[CA12] under way, %s is not said to be %s', (id, name, group) => {
	for (const use of ['regular', 'stopped']) {
		const one = underWay(id, { name, group, use });
		expect(one.tried).toBe('now');
		expect(nowWords(one, false)).toBe('Under way now');
		expect(triedWords(one, false)).toBe('Under way now');
		expect(ownMedicines(one)).toEqual([]);
	}
});

test('[CA12] a medicine of just this kind is named', () => {
	const one = underWay('gabapentinoid', {
		name: 'Pregabalin',
		group: 'gabapentinoid',
		use: 'regular'
	});
	expect(nowWords(one, false)).toBe('Taken now');
	expect(triedWords(one, false)).toMatch(/^Taken now: Pregabalin/);
});
