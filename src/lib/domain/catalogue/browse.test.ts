import { expect, test } from 'vitest';
import type { AnyDetails } from '../record/field.ts';
import type { RecordKind } from '../record/kind.ts';
import { testRecord } from '../record/test-records.ts';
import { testAt, testId, testTreatment } from '../test-plan.ts';
import type { Treatment } from '../treatment/treatment.ts';
import { filterOptions, idsInPlan, noFilters, optionsFor, type OptionFilters } from './browse.ts';
import { options } from './catalogue.ts';
import { patientFacts } from './patient-facts.ts';

type Entry = readonly [RecordKind, AnyDetails];

function look(entries: readonly Entry[], treatments: readonly Treatment[] = []) {
	const records = entries.map(([kind, details], at) =>
		testRecord(kind, { head: { id: testId(5000 + at) }, details })
	);
	const facts = patientFacts(records, { openFlag: null, urgency: 'elective', now: testAt });
	const found = optionsFor(options, { records, treatments, facts });
	return {
		first: idsInPlan(found),
		of: (id: string) => found.find(({ option }) => option.id === id),
		shown: (filters: Partial<OptionFilters>) =>
			filterOptions(found, { ...noFilters, ...filters }).map(({ option }) => option.id)
	};
}

const past = (catalogueId: string): Entry => ['past-treatment', { catalogueId }];
const fusion: Entry = ['operation', { performedOn: '2025-03' }];
const scar: Entry = ['cause', { catalogueId: 'epidural-fibrosis', status: 'supported' }];

test('[CA12] what is on record, under way, ended or said to have been tried is not never tried', () => {
	const of = (id: string, over: Partial<Treatment>) =>
		testTreatment({ id: testId(6000), catalogueId: id, ...over });
	const { of: find } = look(
		[past('heat'), past('')],
		[
			of('tens', { status: 'proposed' }),
			of('nsaid', { status: 'stopped' }),
			of('yoga-taichi', {
				triedBefore: { tried: 'yes', when: '', duration: '', helped: 'never', whyStopped: '' }
			}),
			of('acupuncture', { status: 'entered-in-error' })
		]
	);
	const tried = ['heat', 'nsaid', 'yoga-taichi'];
	for (const id of tried) expect(find(id)?.tried, id).toBe('before');
	expect(find('tens')?.tried).toBe('never');
	for (const id of ['acupuncture', 'wait']) expect(find(id)?.tried, id).toBe('not-known');
	expect(find('acupuncture')?.treatments).toEqual([]);
	expect(look([past('heat')]).shown({ neverTried: true })).not.toContain('heat');
});

test.each([
	['gabapentinoid', 'regular', 'now'],
	['gabapentinoid', 'as-needed', 'now'],
	['gabapentinoid', 'stopped', 'before'],
	['snri', 'regular', 'perhaps'],
	['snri', 'stopped', 'perhaps'],
	['tricyclic', 'regular', 'perhaps'],
	['opioid', 'regular', 'not-known'],
	['other', 'regular', 'not-known']
] as const)('[CA12] a medicine on record: %s, %s: %s', (group, use, tried) => {
	const medicine: Entry = ['medicine', { name: 'Pregabalin', group, use }];
	const { of: find, shown } = look([medicine]);
	const wider: Partial<Record<string, string>> = { snri: 'duloxetine', tricyclic: 'tca' };
	const id = wider[group] ?? 'gabapentinoid';
	expect(find(id)?.tried).toBe(tried);
	expect(shown({ neverTried: true }).includes(id)).toBe(tried === 'not-known');
});

test('[CA12] what is taken now stands before what was stopped, and more than the plan says', () => {
	const takes = (use: string): Entry => ['medicine', { name: use, group: 'nsaid', use }];
	const never = testTreatment({ catalogueId: 'nsaid', triedBefore: { tried: 'never' } });
	const { of: find } = look([takes('stopped'), takes('regular')], [never]);
	expect(find('nsaid')?.medicines.map(({ details }) => details.use)).toEqual([
		'regular',
		'stopped'
	]);
	expect(find('nsaid')?.tried).toBe('now');
	expect(look([], [never]).of('nsaid')?.tried).toBe('never');
});

test('[CA13] without a filter all are shown; each filter leaves out what does not fit', () => {
	const { shown } = look([fusion, scar]);
	expect(shown({})).toHaveLength(options.length);
	const without = shown({ nonSurgical: true });
	expect(without).toContain('esi');
	for (const id of ['scs', 'rev-fusion', 'hardware-removal']) expect(without).not.toContain(id);
	expect(shown({ disputed: true })).toEqual(['acupuncture', 'wait', 'gabapentinoid', 'scs']);
	expect(shown({ gated: true })).toContain('manipulation');
	expect(shown({ gated: true })).not.toContain('relaxation');
	expect(shown({ causeId: testId(5001) })).toContain('tens');
	expect(shown({ causeId: testId(5001) })).not.toContain('heat');
});

test('[CA13] filters combine, and waiting with a date is always shown', () => {
	const { shown } = look([fusion, scar, past('gabapentinoid')]);
	const causeId = testId<string>(5001);
	expect(shown({ causeId, disputed: true, nonSurgical: true })).toEqual(['wait', 'gabapentinoid']);
	expect(shown({ causeId, disputed: true, nonSurgical: true, neverTried: true })).toEqual(['wait']);
	expect(shown({ causeId: testId(9999) })).toEqual(['wait']);
});

test('[CA13] a cause that was ruled out is not one to be answered', () => {
	const refuted: Entry = ['cause', { catalogueId: 'epidural-fibrosis', status: 'refuted' }];
	expect(look([scar]).of('tens')?.causes).toHaveLength(1);
	expect(look([refuted]).of('tens')?.causes).toEqual([]);
});

test('[CA14] what is under way, chosen or open comes first; what has ended does not', () => {
	const of = (catalogueId: string, status: Treatment['status'], at: number) =>
		testTreatment({ id: testId(6000 + at), catalogueId, status });
	const { first } = look(
		[],
		[
			of('heat', 'suggested', 1),
			of('tens', 'considering', 2),
			of('exercise-pt', 'active', 3),
			of('nsaid', 'set-aside', 4),
			of('yoga-taichi', 'stopped', 5),
			of('duloxetine', 'proposed', 6),
			of('acupuncture', 'chosen', 7),
			of('heat', 'set-aside', 8)
		]
	);
	expect(first).toEqual(['exercise-pt', 'acupuncture', 'tens', 'duloxetine', 'heat']);
});
