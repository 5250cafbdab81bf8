import { expect, test } from 'vitest';
import { accepted, after, only, refused } from '../test-decide.ts';
import { amara, maria, rosa, testAt, testId, testState } from '../test-plan.ts';
import type { AnyDetails } from './field.ts';
import { recordKinds, type RecordKind } from './kind.ts';
import {
	causeId,
	findingId,
	recordId,
	studyId,
	testDetailsByKind,
	testRecord,
	testReferenced
} from './test-records.ts';

const add = (kind: RecordKind, over: AnyDetails = {}, id = testId<typeof recordId>(2000)) =>
	({
		name: 'AddRecord',
		input: { recordId: id, kind, details: { ...testDetailsByKind[kind], ...over } }
	}) as const;
const revise = (before: AnyDetails, wanted: AnyDetails, expectedRevision = 2) =>
	({
		name: 'ReviseRecord',
		input: { recordId, expectedRevision, before, after: wanted }
	}) as const;
const remove = (reason: string, expectedRevision = 2) =>
	({ name: 'RemoveRecord', input: { recordId, expectedRevision, reason } }) as const;

const within = { state: testState({ record: testReferenced }), by: maria };
const standing = (kind: RecordKind, details: AnyDetails = {}) => ({
	state: testState({ record: [...testReferenced, testRecord(kind, { details })] }),
	by: maria
});
const invalid = (field: string, problem: string) => ({
	code: 'invalid-input',
	field: `details.${field}`,
	problem
});

test.each(recordKinds)('[RC4] a %s holds what its kind holds', (kind) => {
	const by = kind === 'stance' ? rosa : maria;
	const record = only('record', accepted(add(kind), { ...within, by }));
	expect(record).toMatchObject({ kind, details: testDetailsByKind[kind], revision: 1 });
	expect(record).toMatchObject({ recordedAt: testAt, recordedBy: by.id, statedBy: by.id });
	expect(refused(add(kind, { strange: '' }), { ...within, by })).toEqual(
		invalid('strange', 'unknown')
	);
});

test.each([
	['operation', { timing: 'soon' }, 'timing', 'unknown'],
	['operation', { levels: ['l6-l7'] }, 'levels', 'unknown'],
	['operation', { procedures: [] }, 'procedures', 'empty'],
	['operation', { procedures: 'fusion' }, 'procedures', 'unknown'],
	['operation', { performedOn: null }, 'performedOn', 'empty'],
	['symptom', { intensity: 11 }, 'intensity', 'too-high'],
	['symptom', { intensity: 2.5 }, 'intensity', 'too-precise'],
	['symptom', { regions: [] }, 'regions', 'empty'],
	['medicine', { name: ' ' }, 'name', 'empty'],
	['medicine', { name: 'x'.repeat(201) }, 'name', 'too-long'],
	['medicine', { name: 7 }, 'name', 'unknown'],
	['condition', { hba1c: 70 }, 'hba1c', 'too-high'],
	['condition', { hba1c: 2 }, 'hba1c', 'too-low'],
	['condition', { hba1c: 7.25555 }, 'hba1c', 'too-precise'],
	['study', { status: 'ordered', question: '' }, 'question', 'empty'],
	['finding', { severity: null }, 'severity', 'empty'],
	['finding', { studyId: null }, 'studyId', 'empty'],
	['finding', { level: 'l6-l7' }, 'level', 'unknown']
] as const)('[RC5] [RC4] a %s with %j: %s is %s', (kind, over, field, problem) => {
	expect(refused(add(kind, over), within)).toEqual(invalid(field, problem));
});

test('[RC5] text is kept tidy, choices in the order of their list', () => {
	const command = add('operation', { surgeon: ' Dr Berg ', levels: ['l5-s1', 'l4-l5'] });
	const { details } = only('record', accepted(command, within));
	expect(details).toMatchObject({ surgeon: 'Dr Berg', levels: ['l4-l5', 'l5-s1'] });
});

test.each([
	['2023', null],
	['2023-05', null],
	['1968-03', null],
	['1968-03-04', null],
	['2026-11-22', null],
	['2026-11-23', null],
	['2026-11-24', 'not-in-the-past'],
	['2027', 'not-in-the-past'],
	['1968-03-03', 'before-birth'],
	['1967', 'before-birth'],
	['2023-13', 'not-a-day'],
	['2023-02-30', 'not-a-day'],
	['last May', 'not-a-day']
])('[RC6] an operation in %s: %s', (performedOn, problem) => {
	const command = add('operation', { performedOn });
	if (problem === null) expect(accepted(command, within)).toHaveLength(1);
	else expect(refused(command, within)).toEqual(invalid('performedOn', problem));
});

test('[RC6] an image may be ordered for a day ahead', () => {
	const command = add('study', { status: 'ordered', date: '2027-01-15' });
	expect(accepted(command, within)).toHaveLength(1);
});

test('[IM4] what an order is to decide is said; of a scan that is made nobody has to know', () => {
	expect(refused(add('study', { status: 'ordered', question: ' ' }), within)).toEqual(
		invalid('question', 'empty')
	);
	const made = add('study', { status: 'done', question: '' });
	expect(accepted(made, within)).toHaveLength(1);
});

test('[RC7] a reference names what is there, of the right kind', () => {
	const missing = invalid('studyId', 'unknown');
	expect(refused(add('finding', { studyId: testId(9) }), within)).toEqual(missing);
	expect(refused(add('finding', { studyId: causeId }), within)).toEqual(missing);
	const head = { id: studyId, enteredInErrorAt: testAt, enteredInErrorReason: 'Another person.' };
	const record = [...testReferenced, testRecord('study', { head })];
	expect(refused(add('finding'), { ...within, state: testState({ record }) })).toEqual(missing);
	expect(accepted(add('evidence', { findingId }), within)).toHaveLength(1);
});

test('[RC8] two people who change different fields both succeed, in either order', () => {
	const one = revise({ surgeon: '' }, { surgeon: 'Dr Berg' });
	const other = revise({ reason: 'Leg pain' }, { reason: 'Leg pain, left' });
	for (const [first, second] of [
		[one, other],
		[other, one]
	] as const) {
		const given = standing('operation');
		const state = after(given.state, accepted(first, given));
		const record = only('record', accepted(second, { state, by: amara }));
		expect(record.details).toMatchObject({ surgeon: 'Dr Berg', reason: 'Leg pain, left' });
		expect(record).toMatchObject({ revision: 4, revisedBy: amara.id });
	}
});

test('[RC9] the same field is stale, unless it already says so', () => {
	const given = standing('finding');
	const state = after(
		given.state,
		accepted(revise({ explainsSymptom: 'uncertain' }, { explainsSymptom: 'no' }), given)
	);
	const late = revise({ explainsSymptom: 'uncertain' }, { explainsSymptom: 'yes' });
	const refusal = refused(late, { state, by: amara });
	expect(refusal).toMatchObject({ code: 'stale', kind: 'record', current: { revision: 3 } });
	const same = revise({ explainsSymptom: 'uncertain' }, { explainsSymptom: 'no' });
	expect(refused(same, { state, by: amara })).toEqual({ code: 'already-exists' });
	expect(refused(revise({}, { surgeon: 'x' }), standing('operation'))).toEqual({
		code: 'invalid-input',
		field: 'before.surgeon',
		problem: 'missing'
	});
	const ahead = revise({ surgeon: '' }, { surgeon: 'x' }, 3);
	expect(refused(ahead, standing('operation'))).toMatchObject({ code: 'stale' });
});

test('[RC10] who made the statement is kept while others change other fields', () => {
	const given = standing('finding');
	const rated = revise({ explainsSymptom: 'uncertain' }, { explainsSymptom: 'yes' });
	const state = after(given.state, accepted(rated, { ...given, by: amara }));
	const worded = revise({ observation: 'Scar round the left root' }, { observation: 'Scar' });
	const record = only('record', accepted(worded, { state, by: maria }));
	expect(record).toMatchObject({ statedBy: amara.id, statedAt: testAt, revisedBy: maria.id });
});

test('[RC11] another status of a cause needs a reason of its own', () => {
	const supported = standing('cause', { status: 'supported', statusReason: 'Contrast MRI.' });
	const needed = { code: 'reason-needed' };
	const toRefuted = (before: AnyDetails, reason: AnyDetails) =>
		revise({ status: 'supported', ...before }, { status: 'refuted', ...reason });
	expect(refused(toRefuted({}, {}), supported)).toEqual(needed);
	expect(
		refused(toRefuted({ statusReason: 'Contrast MRI.' }, { statusReason: ' ' }), supported)
	).toEqual(needed);
	const given = toRefuted(
		{ statusReason: 'Contrast MRI.' },
		{ statusReason: 'Block did nothing.' }
	);
	const { details } = only('record', accepted(given, supported));
	expect(details).toMatchObject({ status: 'refuted', statusReason: 'Block did nothing.' });
	expect(refused(add('cause', { status: 'refuted' }), within)).toEqual(needed);
});

test('[RC12] what may stand once stands once', () => {
	const second = { code: 'already-exists' };
	expect(refused(add('condition'), standing('condition'))).toEqual(second);
	expect(refused(add('reevaluation'), standing('reevaluation'))).toEqual(second);
	expect(refused(add('cause'), standing('cause'))).toEqual(second);
	expect(refused(add('stance'), { ...standing('stance'), by: rosa })).toEqual(second);
	expect(
		accepted(add('stance', { row: 'harm' }), { ...standing('stance'), by: rosa })
	).toBeTruthy();
	expect(accepted(add('cause', { catalogueId: '' }), standing('cause'))).toHaveLength(1);
	expect(accepted(add('condition', { code: 'other' }), standing('condition'))).toHaveLength(1);
	const renamed = revise({ code: 'smoking' }, { code: 'diabetes' });
	const both = testState({
		record: [
			testRecord('condition', { head: { id: testId(2001) } }),
			testRecord('condition', { details: { code: 'smoking' } })
		]
	});
	expect(refused(renamed, { state: both, by: maria })).toEqual(second);
});

test('[RC13] removing needs a reason and ends it', () => {
	const given = standing('operation');
	expect(refused(remove(' '), given)).toEqual({ code: 'reason-needed' });
	expect(refused(remove('x', 1), given)).toMatchObject({ code: 'stale' });
	expect(refused(remove('x'.repeat(1_001)), given)).toMatchObject({ problem: 'too-long' });
	const changes = accepted(remove('Somebody else’s.'), given);
	const record = only('record', changes);
	expect(record).toMatchObject({
		enteredInErrorAt: testAt,
		enteredInErrorReason: 'Somebody else’s.',
		revision: 3
	});
	const state = after(given.state, changes);
	const late = revise({ surgeon: '' }, { surgeon: 'x' }, 3);
	expect(refused(late, { ...given, state })).toMatchObject({ problem: 'removed' });
	expect(refused(remove('x', 3), { ...given, state })).toEqual({ code: 'already-exists' });
	expect(accepted(add('condition'), { ...given, state })).toHaveLength(1);
});
