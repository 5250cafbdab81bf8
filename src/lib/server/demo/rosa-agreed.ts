import type { GoalId, RecordId, TreatmentId } from '../../domain/ids.ts';
import type { Calendar } from './calendar.ts';
import { ask, reply } from './conversation.ts';
import type { Storyteller } from './storyteller.ts';

const doctor = 'referring-doctor';
const specialist = 'pain-specialist';
const patient = 'patient';

export async function agreeOnExercise(story: Storyteller, goalId: GoalId): Promise<void> {
	story.on(36, '08:52');
	const treatment = await story.propose(doctor, {
		name: 'Supervised exercise, twice a week',
		catalogueId: 'exercise-pt',
		frequency: 'Twice a week, 45 minutes',
		whoDoes: 'The physiotherapist, and Rosa at home',
		kind: 'exercise',
		why: 'To move with confidence again, with somebody beside her who knows about the fusion.',
		whyNow: 'She has stopped walking since July.',
		goalId,
		triedBefore: {
			tried: 'yes',
			when: '2021, after the first operation',
			duration: 'eight weeks',
			helped: 'sometimes',
			whyStopped: 'The course was over'
		},
		target: 'Walk to the park and back every day'
	});
	story.on(35, '18:20');
	await story.respond(patient, treatment, ['accept', 'I liked it the first time.']);
	story.on(33, '10:15');
	await story.respond(specialist, treatment, ['accept', 'Adapted to the fusion.']);
	await story.move(treatment, 'chosen');
	story.on(28, '09:00');
	await story.move(treatment, 'active');
}

export async function agreeOnGabapentin(
	story: Storyteller,
	{ calendar, goal, cause }: { calendar: Calendar; goal: GoalId; cause: RecordId }
): Promise<TreatmentId> {
	story.on(13, '09:30');
	const treatment = await story.propose(specialist, {
		name: 'Gabapentin capsules',
		kind: 'medicine',
		why: 'For the pain that runs down the left leg.',
		whyNow: 'It wakes her at night.',
		forCause: 'Scar tissue round the left S1 nerve root',
		catalogueId: 'gabapentinoid',
		causeIds: [cause],
		whoDoes: 'Dr Okafor writes the prescription, Dr Lindqvist follows the dose',
		stopRule: 'Too sleepy to work, or no change after six weeks',
		goalId: goal,
		triedBefore: { tried: 'never' },
		target: 'Evening leg pain from 7 to 5',
		reviewOn: calendar.day(22),
		dosage: { dose: '300', unit: 'mg', route: 'by mouth', frequency: 'once in the evening' }
	});
	story.on(13, '18:02');
	await story.respond(patient, treatment, [
		'question',
		'Will I be too sleepy to drive in the morning?'
	]);
	story.on(12, '08:05');
	await story.respond(doctor, treatment, ['accept', 'Nothing in her list speaks against it.']);
	const thread = await ask(story, {
		as: specialist,
		anchor: { type: 'treatment', treatmentId: treatment },
		text: 'You asked about driving. We begin in the evening and with the smallest capsule, and talk about driving once you know how you feel in the mornings.',
		mentions: [patient]
	});
	story.on(12, '17:40');
	await reply(story, { as: patient, thread, text: 'Thank you, that helps. Then yes.' });
	await story.respond(patient, treatment, ['accept', 'From the evening, and I see how I wake up.']);
	story.on(11, '08:30');
	await story.move(treatment, 'chosen');
	await story.move(treatment, 'active');
	await story.run(specialist, {
		name: 'ResolveThread',
		input: { threadId: thread, expectedRevision: 1 }
	});
	return treatment;
}

export async function setOperationAside(story: Storyteller): Promise<void> {
	story.on(11, '09:10');
	const treatment = await story.propose(doctor, {
		name: 'Another operation',
		kind: 'surgery',
		why: 'It was offered when the pain came back, so it belongs on this list.',
		triedBefore: {
			tried: 'yes',
			when: 'May 2021 and March 2025',
			duration: 'two operations',
			helped: 'sometimes',
			whyStopped: ''
		}
	});
	story.on(11, '18:25');
	await story.respond(patient, treatment, [
		'decline',
		'Not before we understand why the last one did not help.'
	]);
	story.on(10, '08:20');
	await story.move(
		treatment,
		'set-aside',
		'The possible causes above have not been treated yet, and Rosa does not want it now.'
	);
}
