import { expect, test } from 'vitest';
import { testState } from '../../domain/test-plan.ts';
import { fieldsByKind } from '../../domain/record/details.ts';
import type { Fields } from '../../domain/record/field.ts';
import { recordKinds } from '../../domain/record/kind.ts';
import {
	operationId,
	studyId,
	testRecord,
	testReferenced
} from '../../domain/record/test-records.ts';
import { dateWords } from './date-words.ts';
import { levelSpan, recordTitle } from './record-title.ts';
import {
	choiceWords,
	fieldWords,
	kindsWords,
	kindWords,
	oneOfKindWords,
	valueWords
} from './record-words.ts';

const state = testState({ record: testReferenced });

test.each(recordKinds)('every field and choice of %s has words of its own', (kind) => {
	const fields: Fields = fieldsByKind[kind];
	for (const [name, field] of Object.entries(fields)) {
		expect(fieldWords(kind, name)).not.toBe(name);
		if (field.type !== 'choice' && field.type !== 'choices') continue;
		const words = field.of.map((value) => choiceWords(kind, name, value));
		expect(new Set(words).size).toBe(field.of.length);
		for (const one of words) expect(one).toMatch(/^[A-Z]/);
	}
	for (const name of [kindWords(kind), kindsWords(kind)]) expect(name).toMatch(/^[A-Z][^_]+$/);
	expect(oneOfKindWords(kind)).toMatch(/^(a|an|the|what) /);
});

test.each([
	['2021', '2021'],
	['2023-05', 'May 2023'],
	['2026-10-02', '2 October 2026'],
	['2024-02-29', '29 February 2024']
])('the date %s is read as %s', (date, words) => {
	expect(dateWords(date)).toBe(words);
});

test('levels that touch are one span, others are named one by one', () => {
	expect(levelSpan(['l5-s1', 'l4-l5'])).toBe('L4–S1');
	expect(levelSpan(['l2-l3', 'l4-l5'])).toBe('L2–L3, L4–L5');
	expect(levelSpan(['l5-s1', 'sij'])).toBe('L5–S1, Sacroiliac joint');
});

test('a record is called by what it is and when', () => {
	expect(recordTitle(testRecord('operation'))).toBe('Fusion L4–S1, May 2023');
	expect(recordTitle(testRecord('study'))).toBe('MRI with contrast, 2 October 2026');
	expect(recordTitle(testRecord('condition'))).toBe('Diabetes');
	for (const kind of recordKinds)
		expect(recordTitle(testRecord(kind))).not.toMatch(/undefined|null/);
});

test('a value is said in words, a reference by its title, nothing as nothing', () => {
	const levels = { kind: 'operation', field: 'levels', value: ['l4-l5', 'l5-s1'] } as const;
	expect(valueWords(levels, state)).toBe('L4–L5, L5–S1');
	const study = { kind: 'finding', field: 'studyId', value: studyId } as const;
	expect(valueWords(study, state)).toBe('MRI with contrast, 2 October 2026');
	const operation = { kind: 'study', field: 'operationId', value: operationId } as const;
	expect(valueWords(operation, state)).toBe('Fusion L4–S1, May 2023');
	expect(valueWords({ ...operation, value: 'gone' }, state)).toBe('An entry that was removed');
	expect(valueWords({ ...operation, value: null }, state)).toBe('');
	expect(valueWords({ kind: 'condition', field: 'hba1c', value: 7.2 }, state)).toBe(
		'7.2 % (55 mmol/mol)'
	);
	expect(valueWords({ kind: 'finding', field: 'severity', value: 2 }, state)).toBe('Moderate');
});
