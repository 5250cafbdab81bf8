import { expect, test } from 'vitest';
import { answersText } from './words.ts';

test('[CL38] no answer is left out of the text: its question is known, kept with it, or said to be gone', () => {
	const answers = {
		weeping: { answer: 'yes', followUp: 'unsure' },
		itching: { answer: 'no' },
		trauma: { answer: 'no' }
	} as const;
	const weeping = { question: 'Does your scar weep?', followUp: 'Since today?' };
	const lines = answersText(answers, { weeping }).split('\n');
	expect(lines).toHaveLength(3);
	expect(lines[0]).toMatch(/^Did you fall .* No$/);
	expect(lines.slice(1)).toEqual([
		'Does your scar weep? Yes Since today? Not sure',
		'A question that is not asked any more: No'
	]);
});
