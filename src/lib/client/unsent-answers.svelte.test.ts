import { expect, test } from 'vitest';
import { UnsentAnswers } from './unsent-answers.svelte.ts';

function unsent() {
	let changes = 0;
	const answers = new UnsentAnswers(() => (changes += 1));
	return { answers, changes: () => changes };
}

test('[CL38] what was left open or taken back is not an answer', () => {
	const { answers, changes } = unsent();
	expect(answers.isEmpty).toBe(true);
	answers.give('trauma', { answer: 'yes', followUp: '' });
	answers.give('dvt-pe', { answer: 'yes', followUp: 'unsure' });
	expect(answers.answers).toEqual({
		trauma: { answer: 'yes' },
		'dvt-pe': { answer: 'yes', followUp: 'unsure' }
	});
	expect(changes()).toBe(2);
	answers.give('dvt-pe', { answer: 'no', followUp: 'unsure' });
	expect(answers.to('dvt-pe')).toEqual({ answer: 'no', followUp: '' });
	answers.give('dvt-pe', { answer: '', followUp: '' });
	answers.give('trauma', { answer: '', followUp: '' });
	expect(answers.isEmpty).toBe(true);
});

test('[CL38] what an earlier page left gives way to what was answered since, and keeps its day', () => {
	const { answers } = unsent();
	answers.give('trauma', { answer: 'yes', followUp: '' });
	const earlier = '2020-03-01T10:00:00.000Z';
	answers.restore({ trauma: { answer: 'no' }, vascular: { answer: 'unsure' } }, earlier);
	expect(answers.answers).toEqual({ trauma: { answer: 'yes' }, vascular: { answer: 'unsure' } });
	expect(answers.since).toBe(earlier);
	answers.clear();
	expect(answers.since).toBeNull();
});
