import { expect, test } from 'vitest';
import { testRecord } from '../../domain/record/test-records.ts';
import { recordNewsWords } from './record-news.ts';

const told = (presence: 'present' | 'absent' | 'unknown', isYours: boolean) =>
	recordNewsWords(
		{ command: 'AddRecord', entity: testRecord('condition', { details: { presence } }) },
		{ name: 'Dr Okafor', isYours }
	);

test('[U-4] that a condition is not there, or not known, is not told as one that was added', () => {
	expect(told('present', true)).toBe('Dr Okafor added a condition: Diabetes');
	expect(told('absent', true)).toBe('Dr Okafor wrote down that you do not have: Diabetes');
	expect(told('absent', false)).toBe('Dr Okafor recorded as not present: Diabetes');
	expect(told('unknown', true)).toBe(
		'Dr Okafor wrote down that it is not known if you have: Diabetes'
	);
	expect(told('unknown', false)).toBe('Dr Okafor recorded as not known: Diabetes');
});
