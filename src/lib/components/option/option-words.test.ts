import { expect, test } from 'vitest';
import { findOption, options } from '../../domain/catalogue/catalogue.ts';
import { measureWords } from '../../copy/measure-words.ts';
import { answerWords, reviewWords, sourceWords, verdictsInShort } from './option-words.ts';

test('each measure of the catalogue has plain words', () => {
	const measures = new Set(options.flatMap((option) => option.measures));
	for (const measure of measures) expect(measureWords(measure), measure).not.toBe(measure);
});

test('a number stands only where a source gives one', () => {
	const words = (id: string) => {
		const option = findOption(id);
		return option ? answerWords(option, 'chance') : '';
	};
	expect(words('scs')).toContain('48 in 100');
	expect(words('heat')).toBe('No source gives a number.');
});

test('a source is named with its year where it has one', () => {
	expect(sourceWords('ta159')).toBe('NICE TA159, spinal cord stimulation, 2008');
	expect(sourceWords('general')).toBe('General knowledge of the field');
});

test('sources are counted side by side, and those about something else say so', () => {
	const words = (id: string) => verdictsInShort(findOption(id)?.verdicts ?? []);
	expect(words('scs')).toBe('Sources: 2 for, 1 against');
	expect(words('exercise-pt')).toBe('Sources: 3 for; indirect');
});

test('when to look again is said in weeks', () => {
	expect([1, 8, null].map((reviewWeeks) => reviewWords({ reviewWeeks }))).toEqual([
		'1 week after the start',
		'8 weeks after the start',
		null
	]);
});
