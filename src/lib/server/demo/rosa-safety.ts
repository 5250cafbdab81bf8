import { redFlags, type FlagAnswers } from '../../domain/catalogue/red-flag.ts';
import type { SafetyCheckId } from '../../domain/ids.ts';
import type { Occasion } from '../../domain/safety/safety-check.ts';
import type { Calendar } from './calendar.ts';
import type { Storyteller } from './storyteller.ts';

/** The safety questions, answered no but for what is given. */
export async function answerSafety(
	story: Storyteller,
	{ occasion, over = {} }: { occasion: Occasion; over?: FlagAnswers }
): Promise<SafetyCheckId> {
	const checkId = story.newId<SafetyCheckId>();
	const noes = redFlags
		.filter(({ askedOf }) => askedOf === 'patient')
		.map(({ id }) => [id, { answer: 'no' }] as const);
	const answers: FlagAnswers = { ...Object.fromEntries(noes), ...over };
	await story.run('patient', {
		name: 'AnswerSafetyCheck',
		input: { checkId, occasion, answers }
	});
	return checkId;
}

/** A fall: told on the same day, opened within minutes, looked at, and settled. */
export async function tellFall(story: Storyteller, calendar: Calendar): Promise<void> {
	story.on(21, '11:02');
	const over = { trauma: { answer: 'yes' } } as const;
	const checkId = await answerSafety(story, { occasion: 'weekly', over });
	story.on(21, '11:09');
	await story.run('referring-doctor', { name: 'OpenSafetyCheck', input: { checkId } });
	story.on(21, '16:40');
	await story.run('referring-doctor', {
		name: 'CloseSafetyCheck',
		input: {
			checkId,
			expectedRevision: 2,
			outcome: 'seen',
			note: 'Slipped on the stairs. Seen at the practice this afternoon: a bruise, nothing new in the legs.',
			urgency: 'elective',
			owner: story.person('pain-specialist'),
			reviewOn: calendar.day(22)
		}
	});
}
