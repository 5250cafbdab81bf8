import { askForCorrection, decide } from './corrections.ts';
import type { Storyteller } from './storyteller.ts';

/** One request that is denied, and what Rosa says to that; nobody has replied yet. */
export async function disagreeOnWeeks(story: Storyteller): Promise<void> {
	story.on(9, '19:34');
	const amendmentId = await askForCorrection(story, {
		quote: 'Rosa was back at work after ten weeks',
		request: 'It was fourteen weeks. My holiday for that year was used up.'
	});
	story.on(8, '12:40');
	await decide(story, 'referring-doctor', {
		amendmentId,
		kind: 'denied',
		reason:
			'My sick notes end after ten weeks. I can only write down what I have on paper, so this stays.'
	});
	story.on(8, '18:22');
	await story.run('patient', {
		name: 'StateDisagreement',
		input: {
			amendmentId,
			statement:
				'The sick notes are right, and I was still not at work. I took four weeks of holiday after them because I could not sit.'
		}
	});
}

/** One that waits for an answer. */
export async function askAboutWound(story: Storyteller): Promise<void> {
	story.on(2, '19:20');
	await askForCorrection(story, {
		quote: 'The wound healed without trouble.',
		request:
			'It did not. It was wet for two weeks and the nurse came every day. Please write that down.'
	});
}
