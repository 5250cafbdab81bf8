import { expect, test } from 'vitest';
import { redFlags } from '../../domain/catalogue/red-flag.ts';
import { answersOf, emptyAnswers, evaluateDraft, missingAnswers } from './draft.ts';

test('what was left open is not an answer', () => {
	const draft = emptyAnswers();
	expect(answersOf(draft)).toEqual({});
	draft['trauma'] = { answer: 'no', followUp: '' };
	draft['dvt-pe'] = { answer: 'yes', followUp: 'no' };
	expect(answersOf(draft)).toEqual({
		trauma: { answer: 'no' },
		'dvt-pe': { answer: 'yes', followUp: 'no' }
	});
});

test('every question to the patient is wanted, until something is raised', () => {
	const draft = emptyAnswers();
	const asked = redFlags.filter(({ askedOf }) => askedOf === 'patient');
	expect(missingAnswers(evaluateDraft(draft))).toEqual(asked.map(({ id }) => id));
	draft['vascular'] = { answer: 'unsure', followUp: '' };
	expect(missingAnswers(evaluateDraft(draft))).toEqual([]);
});
