import { expect, test } from 'vitest';
import { recordKinds } from '../../domain/record/kind.ts';
import { testDetailsByKind, testRecord, testReferenced } from '../../domain/record/test-records.ts';
import { testAt, testPlan, testState } from '../../domain/test-plan.ts';
import { dateFrom } from './date-parts.ts';
import { draftOf, readDraft, type RecordDraft } from './record-draft.ts';
import { keepForm, keyOf, openForm } from './record-keeping.ts';
import { draftProblems } from './record-problems.ts';

const within = {
	plan: testPlan({ patientBirthDate: '1971-08-23' }),
	state: testState({ record: testReferenced }),
	now: testAt
};

function problemsOf(kind: (typeof recordKinds)[number], change: (draft: RecordDraft) => void) {
	const draft = draftOf(kind, testDetailsByKind[kind]);
	change(draft);
	return draftProblems({ kind, draft, read: readDraft(kind, draft), seen: null }, within);
}

test.each(recordKinds)('a form of %s says what it was opened with', (kind) => {
	const details = testDetailsByKind[kind];
	expect(readDraft(kind, draftOf(kind, details))).toEqual({ details, problems: {} });
	expect(problemsOf(kind, () => undefined)).toEqual({});
});

test('[U-11] everything that is wrong is said at once, each beside its field', () => {
	const draft = draftOf('operation', {});
	const read = readDraft('operation', draft);
	const said = draftProblems({ kind: 'operation', draft, read, seen: null }, within);
	expect(Object.keys(said)).toEqual(['performedOn', 'procedures']);
	expect(said['performedOn']).toContain('at least the year');
	expect(said['procedures']).toContain('Tick at least one');
});

test.each([
	[{ year: '1970', month: '', day: '' }, 'before the patient was born'],
	[{ year: '2031', month: '', day: '' }, 'still to come'],
	[{ year: '2023', month: '4', day: '31' }, 'There is no 31 April 2023'],
	[{ year: '23', month: '', day: '' }, 'four digits'],
	[{ year: '', month: '4', day: '' }, 'Enter the year too'],
	[{ year: '2023', month: '', day: '4' }, 'Choose the month too']
])('[U-11] the date %j is answered with what to do', (parts, words) => {
	const said = problemsOf('operation', ({ dates }) => (dates['performedOn'] = parts));
	expect(said['performedOn']).toContain(words);
});

test.each([
	['70', 'is 20 % or less'],
	['1', 'is 3 or more'],
	['7.25', 'one digit after the point'],
	['seven', 'as a number']
])('[U-11] an HbA1c of %s is answered with what to do', (text, words) => {
	expect(problemsOf('condition', ({ texts }) => (texts['hba1c'] = text))['hba1c']).toContain(words);
});

test('a comma is a decimal point too, and a date is as exact as it was typed', () => {
	const draft = draftOf('condition', testDetailsByKind.condition);
	draft.texts['hba1c'] = '7,2';
	expect(readDraft('condition', draft).details['hba1c']).toBe(7.2);
	expect(dateFrom({ year: '2023', month: '5', day: '' }).value).toBe('2023-05');
	expect(dateFrom({ year: '2023', month: '5', day: '7' }).value).toBe('2023-05-07');
	expect(dateFrom({ year: '', month: '', day: '' })).toEqual({ value: null, problem: null });
});

test('[U-11] another position about a cause needs a reason of its own', () => {
	expect(
		problemsOf('cause', ({ texts }) => (texts['status'] = 'refuted'))['statusReason']
	).toContain('Say why');
});

test('a text that is too long says by how much', () => {
	const said = problemsOf('medicine', ({ texts }) => (texts['name'] = 'x'.repeat(205)));
	expect(said['name']).toContain('Shorten it by 5');
});

test('what was typed is there again for the same entry, over what others changed meanwhile', () => {
	const record = testRecord('allergy');
	const form = { kind: 'allergy', record, start: {} } as const;
	const opened = openForm('', form);
	opened.draft.texts['reaction'] = 'Swelling';
	const kept = keepForm({ kind: 'allergy', ...opened });
	const changed = testRecord('allergy', {
		details: { substance: 'Amoxicillin', reaction: 'Fever' }
	});
	const again = openForm(kept, { ...form, record: changed });
	expect(again.draft.texts).toMatchObject({ substance: 'Amoxicillin', reaction: 'Swelling' });
	expect(again.seen).toMatchObject({ substance: 'Amoxicillin', reaction: 'Rash' });
});

test('a form in which nothing was typed keeps nothing', () => {
	const form = { kind: 'allergy', record: null, start: { group: 'latex' } } as const;
	expect(keepForm({ kind: 'allergy', ...openForm('', form) })).toBe('');
	expect(keyOf(form)).not.toBe(keyOf({ ...form, start: {} }));
});
