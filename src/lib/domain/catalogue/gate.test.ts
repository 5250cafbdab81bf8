import { expect, test } from 'vitest';
import type { AnyDetails } from '../record/field.ts';
import type { RecordKind } from '../record/kind.ts';
import { testRecord } from '../record/test-records.ts';
import { testAt, testId } from '../test-plan.ts';
import { findOption } from './catalogue.ts';
import { gates, gatesFor, warnings, type GateHit } from './gate.ts';
import { patientFacts } from './patient-facts.ts';
import type { FlagLevel } from './flag-level.ts';

type Entry = readonly [RecordKind, AnyDetails];

let next = 3000;
const facts = (entries: readonly Entry[], openFlag: FlagLevel | null = null) =>
	patientFacts(
		entries.map(([kind, details]) => testRecord(kind, { head: { id: testId(next++) }, details })),
		{ openFlag, urgency: 'elective', now: testAt }
	);
const gated = (id: string, entries: readonly Entry[], openFlag: FlagLevel | null = null) =>
	stateOf(id, gatesFor({ gates: [id] }, facts(entries, openFlag)));
const stateOf = (id: string, hits: readonly GateHit[]) =>
	hits.find(({ gate }) => gate.id === id)?.state ?? 'clear';

const present = (code: string): Entry => ['condition', { code, presence: 'present' }];
const absent = (code: string): Entry => ['condition', { code, presence: 'absent' }];
const fusion = (performedOn: string): Entry => ['operation', { performedOn }];
const disc: Entry = ['operation', { procedures: ['discectomy'] }];
const takes = (group: string): Entry => ['medicine', { group, use: 'regular' }];
const wears = (device: string): Entry => ['implant', { device }];

/** For every gate: what makes it hit, and what makes it clear; null where nothing can. */
const table: Readonly<
	Record<string, readonly [hit: readonly Entry[], clear: readonly Entry[] | null]>
> = {
	'surgeon-restrictions': [[], null],
	'unsolid-fusion': [[fusion('2026-08')], [fusion('2023-05')]],
	'fused-levels-adapt': [[fusion('2023')], [disc]],
	stimulator: [[wears('spinal-cord-stimulator')], null],
	pacemaker: [[wears('pacemaker')], null],
	pregnancy: [[present('pregnancy')], [absent('pregnancy')]],
	'broken-skin': [[present('skin-problem')], [absent('skin-problem')]],
	'numb-skin': [[], null],
	'fused-levels': [[fusion('2023')], [disc]],
	osteoporosis: [[present('osteoporosis')], [absent('osteoporosis')]],
	anticoagulant: [[takes('anticoagulant')], null],
	'anticoagulant-note': [[present('bleeding-risk')], null],
	'sleep-apnoea-note': [[present('sleep-apnoea')], [absent('sleep-apnoea')]],
	'sleep-apnoea': [[present('sleep-apnoea')], [absent('sleep-apnoea')]],
	kidney: [[present('kidney-disease')], null],
	ulcer: [[present('stomach-ulcer')], [absent('stomach-ulcer')]],
	heart: [[present('heart-disease')], [absent('heart-disease')]],
	hypertension: [[present('hypertension')], [absent('hypertension')]],
	'early-fusion': [[fusion('2026-10-01')], [fusion('2026-04')]],
	liver: [[present('liver-disease')], [absent('liver-disease')]],
	ssri: [[takes('ssri')], null],
	bipolar: [[present('bipolar')], [absent('bipolar')]],
	glaucoma: [[present('glaucoma')], [absent('glaucoma')]],
	'opioid-together': [[takes('opioid')], null],
	benzodiazepine: [[takes('benzodiazepine')], null],
	'substance-use': [[present('alcohol')], [absent('alcohol'), absent('substance-use')]],
	infection: [[present('infection')], [absent('infection')]],
	'diabetes-glucose': [[present('diabetes')], [absent('diabetes')]],
	'contrast-allergy': [[['allergy', { group: 'contrast' }]], null],
	'block-first': [[], null],
	'mri-need': [[['implant', { mri: 'unknown' }]], null],
	'mood-first': [[present('anxiety')], [absent('anxiety'), absent('depression')]],
	diabetes: [
		[['condition', { code: 'diabetes', presence: 'present', hba1c: 8 }]],
		[['condition', { code: 'diabetes', presence: 'absent', hba1c: 5 }]]
	],
	smoking: [[present('smoking')], [absent('smoking')]],
	concordant: [[], null]
};

test.each(Object.entries(table))('[CA7] %s hits', (id, [hit]) => {
	expect(gated(id, hit)).toBe('hit');
});

test.each(Object.entries(table).filter(([, [, clear]]) => clear !== null))(
	'[CA9] %s is clear where it is recorded absent',
	(id, [, clear]) => {
		expect(gated(id, clear ?? [])).toBe('clear');
	}
);

test.each(Object.entries(table).filter(([, [hit]]) => hit.length > 0))(
	'[CA8] %s is not known where nobody recorded it, never safe',
	(id) => {
		expect(gated(id, [])).toBe('not-known');
	}
);

test('[CA7] an open red flag and a re-evaluation that is not complete', () => {
	for (const id of ['red-flag-open', 'red-flag-open-elective', 'red-flag-open-wait']) {
		expect(gated(id, [])).toBe('clear');
		expect(gated(id, [], 'E1')).toBe('hit');
	}
	const complete: Entry = ['reevaluation', { state: 'complete' }];
	expect(gated('reevaluation-first', [])).toBe('hit');
	expect(gated('reevaluation-first', [['reevaluation', {}]])).toBe('hit');
	expect(gated('reevaluation-first', [complete])).toBe('clear');
	const tried = [...Object.keys(table), 'reevaluation-first'];
	const flags = ['red-flag-open', 'red-flag-open-elective', 'red-flag-open-wait'];
	expect([...tried, ...flags].toSorted()).toEqual(gates.map(({ id }) => id).toSorted());
});

test('[CA9] what was stopped, removed or not asked does not hit', () => {
	expect(gated('benzodiazepine', [['medicine', { group: 'benzodiazepine', use: 'stopped' }]])).toBe(
		'not-known'
	);
	expect(gated('smoking', [['condition', { code: 'smoking', presence: 'unknown' }]])).toBe(
		'not-known'
	);
	const head = { enteredInErrorAt: testAt };
	const removed = testRecord('implant', { head, details: { device: 'pacemaker' } });
	const patient = patientFacts([removed], { openFlag: null, urgency: 'elective', now: testAt });
	expect(stateOf('pacemaker', gatesFor({ gates: ['pacemaker'] }, patient))).toBe('not-known');
});

test('[CA10] stops come first, what is not known last; a note needs no reason', () => {
	const tens = findOption('tens');
	const hits = gatesFor(
		tens ?? { gates: [] },
		facts([present('skin-problem'), wears('pacemaker')])
	);
	expect(hits.map(({ gate, state }) => [gate.id, state])).toEqual([
		['pacemaker', 'hit'],
		['broken-skin', 'hit'],
		['stimulator', 'not-known'],
		['pregnancy', 'not-known']
	]);
	expect(warnings(hits).map(({ gate }) => gate.id)).toEqual(['pacemaker', 'broken-skin']);
	expect(warnings(gatesFor({ gates: ['concordant'] }, facts([])))).toEqual([]);
	expect(hits[0]?.because).toHaveLength(1);
});

test('[CA7] a fusion without levels counts, and the fusions that a gate stands on are named', () => {
	const details = { procedures: ['revision-fusion'], levels: [], performedOn: '2025' };
	const old = testRecord('operation', { head: { id: testId(3900) }, details });
	const fresh = testRecord('operation', {
		head: { id: testId(3901) },
		details: { procedures: ['fusion'], performedOn: '2026-09' }
	});
	const patient = patientFacts([old, fresh], { openFlag: null, urgency: 'elective', now: testAt });
	const because = (id: string) => gatesFor({ gates: [id] }, patient)[0]?.because;
	expect(because('fused-levels')).toEqual([old.id, fresh.id]);
	expect(because('early-fusion')).toEqual([fresh.id]);
});
