import type { Storyteller } from './storyteller.ts';

const words = [
	{ catalogueId: 'tens', row: 'asks', stance: 'for', text: 'I can do that in the evening.' },
	{ catalogueId: 'tens', row: 'harm', stance: 'for', text: '' },
	{
		catalogueId: 'duloxetine',
		row: 'harm',
		stance: 'unsure',
		text: 'My blood pressure is high already.'
	},
	{ catalogueId: 'duloxetine', row: 'help', stance: 'for', text: 'If I sleep, all is easier.' },
	{ catalogueId: 'manipulation', row: 'harm', stance: 'against', text: 'Not at the screws.' },
	{ catalogueId: 'sij-int', row: 'what', stance: 'unsure', text: 'Another needle?' },
	{ catalogueId: 'wait', row: 'wait', stance: 'against', text: 'The concert is in May.' }
] as const;

/** What Rosa thinks of the options, row by row, before the next visit. */
export async function sayWhatRosaThinks(story: Storyteller): Promise<void> {
	story.on(4, '19:10');
	for (const one of words) await story.record('patient', 'stance', one);
}
