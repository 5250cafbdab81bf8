import { expect, test } from 'vitest';
import { recordsOf } from '../record/record.ts';
import { testRecord } from '../record/test-records.ts';
import { testId } from '../test-plan.ts';
import { boardOf, gapsOf } from './board.ts';
import { causeStatuses } from './reevaluation.ts';

const cause = (number: number, status: string) =>
	testRecord('cause', {
		head: { id: testId(number) },
		details: { catalogueId: '', name: status, status, statusReason: 'So.' }
	});
const evidence = (number: number, about: number, direction: string) =>
	testRecord('evidence', {
		head: { id: testId(number) },
		details: { causeId: testId(about), direction }
	});
const records = [
	...causeStatuses.map((status, index) => cause(10 + index, status)),
	cause(20, 'supported'),
	evidence(30, 11, 'for'),
	evidence(31, 11, 'against'),
	evidence(32, 11, 'noticed'),
	evidence(33, 12, 'for')
];
const board = boardOf(recordsOf(records, 'cause'), recordsOf(records, 'evidence'));

test('[RE1] supported, open, not assessable, refuted', () => {
	expect(board.map(({ cause: { details } }) => details.status)).toEqual([
		'supported',
		'supported',
		'open',
		'not-assessable',
		'refuted'
	]);
	expect(board.slice(0, 2).map(({ cause: { id } }) => id)).toEqual([testId(11), testId(20)]);
});

test('[RE2] evidence stands with its cause', () => {
	const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
	expect([
		ids(board[0]?.for ?? []),
		ids(board[0]?.against ?? []),
		ids(board[0]?.noticed ?? [])
	]).toEqual([[testId(30)], [testId(31)], [testId(32)]]);
	expect(board[1]?.for).toEqual([]);
});

test('[RE3] what is worth another look', () => {
	expect(gapsOf(board)).toEqual([
		{ type: 'unproven', causeId: testId(20) },
		{ type: 'unrefuted', causeId: testId(12) }
	]);
	expect(gapsOf([])).toEqual([{ type: 'nothing-supported' }]);
});
