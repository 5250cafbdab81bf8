import type { Role } from '../../domain/actor.ts';
import type { GoalId } from '../../domain/ids.ts';
import type { Storyteller } from './storyteller.ts';

const doctor = 'referring-doctor';
const specialist = 'pain-specialist';
const patient = 'patient';

const words = {
	concert: 'Sit for an hour at a time, for the concert in May',
	sleep: 'Sleep more than four hours without waking',
	walk: 'Walk to the park and back every day'
} as const;

export interface Goals {
	readonly concert: GoalId;
	readonly walk: GoalId;
	readonly sleep: GoalId;
}

/** What Rosa wants to reach, by what all three see it, and what each says to the others'. */
export async function setGoals(story: Storyteller): Promise<Goals> {
	const concert = await add(story, patient, words.concert);
	const sleep = await add(story, patient, words.sleep);
	story.on(38, '08:40');
	const walk = await add(story, doctor, words.walk);
	await answer(story, doctor, { goalId: sleep, text: words.sleep });
	story.on(37, '19:12');
	await story.run(patient, {
		name: 'SetGoalStatus',
		input: { goalId: walk, expectedRevision: 1, to: 'accepted', reason: '' }
	});
	return { concert, walk, sleep };
}

/** By what they see it, and what each level means: written down by the specialist, with Rosa. */
export async function measureGoals(story: Storyteller, goals: Goals): Promise<void> {
	story.on(7, '09:40');
	await measure(story, goals.concert, {
		expectedRevision: 1,
		measure: 'Minutes of sitting before she stands up',
		levels: [
			'10 minutes',
			'20 minutes, as now',
			'40 minutes',
			'An hour',
			'The whole concert with the break'
		]
	});
	await measure(story, goals.sleep, {
		expectedRevision: 2,
		measure: 'Hours until she first wakes, on a usual night',
		levels: ['2 hours', '3 hours, as now', '4 hours', '5 hours', '6 hours or more']
	});
	await measure(story, goals.walk, {
		expectedRevision: 2,
		measure: 'Days a week that she walks there and back',
		levels: ['No day, as now', '2 days', '4 days', '6 days', 'Every day, and further']
	});
	await answer(story, specialist, { goalId: goals.concert, text: words.concert });
	await answer(story, specialist, { goalId: goals.walk, text: words.walk });
}

async function add(story: Storyteller, role: Role, text: string): Promise<GoalId> {
	const goalId = story.newId<GoalId>();
	await story.run(role, { name: 'AddGoal', input: { goalId, text } });
	return goalId;
}

async function measure(
	story: Storyteller,
	goalId: GoalId,
	how: { expectedRevision: number; measure: string; levels: readonly string[] }
): Promise<void> {
	await story.run(specialist, { name: 'MeasureGoal', input: { goalId, ...how } });
}

async function answer(
	story: Storyteller,
	role: Role,
	{ goalId, text }: { goalId: GoalId; text: string }
): Promise<void> {
	const input = { goalId, kind: 'accept', reason: '', text } as const;
	await story.run(role, { name: 'AnswerGoal', input });
}
