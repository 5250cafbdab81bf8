import type { GoalId } from '../../domain/ids.ts';
import type { Calendar } from './calendar.ts';
import { askForCorrection, decide } from './corrections.ts';
import { heading, paragraph, prose } from './prose.ts';
import type { Storyteller } from './storyteller.ts';

const doctor = 'referring-doctor';
const specialist = 'pain-specialist';
const patient = 'patient';

export const benEntry = {
	name: 'Ben Ito',
	birthDate: '1955-11-19',
	identifier: 'H-10512',
	title: 'Pain in both legs after two operations, the last in 2023',
	ask: 'Ben can walk for five minutes, then has to sit. He has had no images since 2023. Please see him within the next weeks and say what you need from us.',
	urgency: 'soon',
	samePerson: ''
} as const;

/** Just started: the specialist has not opened it, the patient has not signed in. */
export async function tellBen(story: Storyteller): Promise<void> {
	await story
		.on(2, '11:26')
		.write(
			doctor,
			'story',
			prose(
				heading('Operations'),
				paragraph('2018, decompression L3–L5. Ben walked without a stick for four years.'),
				paragraph('2023, decompression L2–L4. The legs got no better this time.')
			)
		);
	await story.look(doctor);
}

export const graceEntry = {
	name: 'Grace Mwangi',
	birthDate: '1979-06-30',
	identifier: 'H-09981',
	title: 'Back pain that persists after disc surgery, 2022',
	ask: 'Grace works again, half days. What can she do for the rest?',
	urgency: 'monitoring',
	samePerson: ''
} as const;

/** Signed and agreed; everybody has seen everything. */
export async function tellGrace(story: Storyteller, calendar: Calendar): Promise<void> {
	await story
		.on(160, '10:20')
		.write(
			doctor,
			'story',
			prose(
				heading('Operation, 2022'),
				paragraph('Disc removed at L4–L5. The leg was free at once, the back has hurt since.')
			)
		);
	await story
		.on(158, '19:00')
		.write(
			patient,
			'what-matters',
			prose(paragraph('I want to work whole days again, and to swim with my son.'))
		);
	const goalId = story.newId<GoalId>();
	const text = 'Work whole days again';
	await story.run(patient, { name: 'AddGoal', input: { goalId, text } });
	const input = { goalId, kind: 'accept', reason: '', text } as const;
	await story.run(doctor, { name: 'AnswerGoal', input });
	await story.run(specialist, { name: 'AnswerGoal', input });
	await startPool(story, { calendar, goalId });
	await stopMassage(story);
	await story
		.on(118, '09:40')
		.write(
			specialist,
			'plan-summary',
			prose(
				paragraph('Grace goes on with the pool. We look at it together once more in half a year.')
			)
		);
	await story.on(118, '10:05').sign('');
	await story.on(117, '12:30').acknowledge(doctor, 'reviewed', '');
	await story.on(116, '20:10').acknowledge(patient, 'agree', '');
	await correctBegin(story);
	await story.look(patient, doctor, specialist);
}

/** Asked for, accepted, written, and signed as what it puts right. */
async function correctBegin(story: Storyteller): Promise<void> {
	story.on(115, '19:40');
	const amendmentId = await askForCorrection(story, {
		quote: 'the back has hurt since',
		request:
			'My back did not hurt at once. It began about six weeks later, when I was lifting boxes again.'
	});
	story.on(114, '08:30');
	await decide(story, doctor, {
		amendmentId,
		kind: 'accepted',
		reason: 'Thank you. My notes of that summer say the same.'
	});
	await story.write(
		doctor,
		'story',
		prose(
			paragraph(
				'Put right: the back began to hurt about six weeks after the operation, when Grace lifted boxes again.'
			)
		)
	);
	await story.on(113, '09:15').sign('Only the story changed.', [amendmentId]);
	await story.on(113, '13:05').acknowledge(doctor, 'reviewed', '');
	await story.on(112, '20:25').acknowledge(patient, 'agree', '');
}

async function startPool(
	story: Storyteller,
	{ calendar, goalId }: { calendar: Calendar; goalId: GoalId }
): Promise<void> {
	story.on(150, '09:15');
	const pool = await story.propose(specialist, {
		name: 'Exercise in warm water, once a week',
		kind: 'exercise',
		why: 'Grace has moved without pain in water before.',
		goalId,
		triedBefore: { tried: 'never' },
		target: 'Whole days at work',
		reviewOn: calendar.day(64)
	});
	story.on(149, '18:40');
	await story.respond(patient, pool, ['accept', 'Gladly.']);
	await story.respond(doctor, pool, ['accept', '']);
	story.on(148, '09:00');
	await story.move(pool, 'chosen');
	story.on(140, '09:00');
	await story.move(pool, 'active');
}

async function stopMassage(story: Storyteller): Promise<void> {
	story.on(139, '09:20');
	const massage = await story.propose(doctor, {
		name: 'Massage, six times',
		kind: 'other',
		why: 'Grace asked for it.',
		triedBefore: { tried: 'unknown' }
	});
	await story.respond(patient, massage, ['accept', '']);
	story.on(138, '09:00');
	await story.move(massage, 'chosen');
	await story.move(massage, 'active');
	story.on(119, '09:30');
	await story.move(massage, 'completed', 'Six times, as agreed. It felt good for a day each time.');
}
