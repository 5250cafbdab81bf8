import { expect, test } from 'vitest';
import type { AnyDetails } from '../record/field.ts';
import { recordsOf } from '../record/record.ts';
import { testRecord } from '../record/test-records.ts';
import { testId } from '../test-plan.ts';
import { compareStudies, isComparable } from './comparison.ts';

const study = (number: number, details: AnyDetails) =>
	testRecord('study', { head: { id: testId(number) }, details });
const finding = (number: number, details: AnyDetails) =>
	testRecord('finding', { head: { id: testId(number) }, details });

const records = [
	study(1, { date: '2026-10-02' }),
	study(2, { date: '2023-02', contrast: 'none' }),
	study(3, { date: null, status: 'ordered' }),
	study(4, { date: '2025', status: 'cancelled' }),
	finding(10, { studyId: testId(1), level: 'l5-s1', structure: 'scar' }),
	finding(11, { studyId: testId(2), level: 'l4-l5', structure: 'disc' }),
	finding(12, { studyId: testId(1), level: 'l4-l5', structure: 'disc', change: 'better' }),
	finding(13, { studyId: testId(4), level: 'l1-l2', structure: 'disc' })
];
const studies = recordsOf(records, 'study');
const { rows, ...comparison } = compareStudies(studies, recordsOf(records, 'finding'));

test('[IM1] columns by date, rows by level and structure', () => {
	expect(comparison.studies.map(({ id }) => id)).toEqual([testId(2), testId(1), testId(3)]);
	expect(rows.map(({ level, structure }) => [level, structure])).toEqual([
		['l4-l5', 'disc'],
		['l5-s1', 'scar']
	]);
});

test('[IM2] a cell holds what was found in that study', () => {
	const ids = rows.map(({ cells }) => cells.map((cell) => cell.map(({ id }) => id)));
	expect(ids).toEqual([
		[[testId(11)], [testId(12)], []],
		[[], [testId(10)], []]
	]);
});

test('[IM3] other modality or contrast is not comparable', () => {
	const [now, then] = studies;
	if (!now || !then) throw new Error('two studies');
	expect(isComparable(now, then)).toBe(false);
	expect(isComparable(now, now)).toBe(true);
});
