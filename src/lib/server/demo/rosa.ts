import type { CommentId, GoalId, ThreadId, TreatmentId } from '../../domain/ids.ts';
import type { Anchor } from '../../domain/discussion/discussion.ts';
import type { Role } from '../../domain/actor.ts';
import type { Calendar } from './calendar.ts';
import { heading, list, paragraph, prose } from './prose.ts';
import type { Storyteller } from './storyteller.ts';

export const rosaEntry = {
	name: 'Rosa Alvarez',
	birthDate: '1968-03-04',
	identifier: 'H-10427',
	title: 'Leg and back pain that persists after fusion L4–S1, March 2025',
	ask: 'Rosa has had leg and back pain again since the summer after her second operation. The last images are from before that. Please look at all of it again with us. Is there something that she has not tried yet?',
	urgency: 'elective',
	samePerson: ''
} as const;

const doctor = 'referring-doctor';
const specialist = 'pain-specialist';
const patient = 'patient';

/** Rosa Alvarez’s plan: signed once, and moving again. It begins 42 days before it is told. */
export async function tellRosa(story: Storyteller, calendar: Calendar): Promise<void> {
	await tellHistory(story);
	const goals = await setGoals(story);
	const exercise = await agreeOnExercise(story, goals.walk);
	await writeDiagnosis(story, calendar);
	const gabapentin = await agreeOnGabapentin(story, { calendar, goal: goals.sleep });
	await setOperationAside(story);
	await signVersionOne(story, calendar);
	await goOn(story, { calendar, goals, gabapentin, exercise });
}

async function tellHistory(story: Storyteller): Promise<void> {
	await story
		.on(42, '09:24')
		.write(
			doctor,
			'story',
			prose(
				heading('First operation, May 2021'),
				paragraph(
					'Disc removed at L5–S1 after a year of pain in the left leg. Rosa was back at work after ten weeks and felt well for about two years.'
				),
				heading('Second operation, March 2025'),
				paragraph(
					'Fusion **L4–S1**, after the pain had come back in the back and in both legs. The wound healed without trouble. From July on the left leg hurt again, and then the back.'
				)
			)
		);
	await story
		.on(40, '17:05')
		.write(
			patient,
			'what-matters',
			prose(
				paragraph(
					'I want to sit through my daughter’s concert in May without having to stand at the back.'
				),
				paragraph('I would like to sleep more than four hours at a time.'),
				paragraph(
					'I do not want another operation before we understand why the last one did not help.'
				)
			)
		);
	await story
		.on(40, '17:31')
		.write(
			patient,
			'story',
			prose(
				heading('As I remember it'),
				paragraph(
					'After the first operation I could do everything again. I even carried the shopping up to the third floor.'
				),
				paragraph(
					'After the second one I was careful with everything. In July it began again: first when I sat, then when I drove, and now also in the evening when I do nothing.'
				),
				paragraph('It is worse when'),
				list(
					'I sit for more than twenty minutes',
					'I drive, most of all at traffic lights',
					'it is evening'
				)
			)
		);
}

interface Goals {
	readonly concert: GoalId;
	readonly walk: GoalId;
	readonly sleep: GoalId;
}

async function setGoals(story: Storyteller): Promise<Goals> {
	const add = async (role: Role, text: string) => {
		const goalId = story.newId<GoalId>();
		await story.run(role, { name: 'AddGoal', input: { goalId, text } });
		return goalId;
	};
	const concert = await add(patient, 'Sit for an hour at a time, for the concert in May');
	const sleep = await add(patient, 'Sleep more than four hours without waking');
	story.on(38, '08:40');
	const walk = await add(doctor, 'Walk to the park and back every day');
	story.on(37, '19:12');
	await story.run(patient, {
		name: 'SetGoalStatus',
		input: { goalId: walk, expectedRevision: 1, to: 'accepted', reason: '' }
	});
	return { concert, walk, sleep };
}

async function agreeOnExercise(story: Storyteller, goalId: GoalId): Promise<TreatmentId> {
	story.on(36, '08:52');
	const treatment = await story.propose(doctor, {
		name: 'Supervised exercise, twice a week',
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
	return treatment;
}

async function writeDiagnosis(story: Storyteller, calendar: Calendar): Promise<void> {
	await story
		.on(28, '09:20')
		.write(
			specialist,
			'working-diagnosis',
			prose(
				heading('Re-evaluation under way'),
				paragraph(
					'We do not know yet why the pain came back. We look at these one by one, and write here what speaks for each and what against.'
				),
				list(
					'**Scar tissue round the left S1 nerve root.** Slow onset, worse when the nerve is stretched. New images are asked for.',
					'**Left sacroiliac joint.** Below the fusion; sitting is worst. To be examined.',
					'**The fusion is not solid.** To be seen on the new images.'
				)
			)
		);
	await story
		.on(27, '12:10')
		.write(
			doctor,
			'working-diagnosis',
			prose(
				paragraph(
					'Blood pressure and blood sugar: I follow both here at the practice and bring the readings.'
				)
			)
		);
	await story
		.on(14, '15:45')
		.write(
			specialist,
			'working-diagnosis',
			prose(
				paragraph(
					`New images of ${calendar.spokenDay(17)}, beside the old ones: there is bone across the fusion, which speaks against a fusion that is not solid. Round the left S1 root there is tissue that was not there before.`
				)
			)
		);
}

async function agreeOnGabapentin(
	story: Storyteller,
	{ calendar, goal }: { calendar: Calendar; goal: GoalId }
): Promise<TreatmentId> {
	story.on(13, '09:30');
	const treatment = await story.propose(specialist, {
		name: 'Gabapentin capsules',
		kind: 'medicine',
		why: 'For the pain that runs down the left leg.',
		whyNow: 'It wakes her at night.',
		forCause: 'Scar tissue round the left S1 nerve root',
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
		text: 'You asked about driving. We begin in the evening and with the smallest capsule. Please do not drive until you know how you feel in the morning, and tell us.',
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

async function setOperationAside(story: Storyteller): Promise<void> {
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

async function signVersionOne(story: Storyteller, calendar: Calendar): Promise<void> {
	await story
		.on(10, '08:35')
		.write(
			specialist,
			'plan-summary',
			prose(
				paragraph(
					`Rosa, Dr Lindqvist and I go on with supervised exercise and with gabapentin in the evening, and look at both on ${calendar.spokenDay(-22)}.`
				),
				paragraph(
					'Meanwhile we go on looking for the cause. An operation is not planned now, for the reason given above.'
				)
			)
		);
	await story.on(10, '09:02').sign('');
	await story.look(specialist);
	await story.on(10, '12:48').acknowledge(doctor, 'reviewed', '');
	await story.look(doctor);
	await story.on(9, '19:20').acknowledge(patient, 'agree', 'I am glad that the exercise goes on.');
	await story.look(patient);
}

interface Past {
	readonly calendar: Calendar;
	readonly goals: Goals;
	readonly gabapentin: TreatmentId;
	readonly exercise: TreatmentId;
}

/** What happened since version 1 was signed. */
async function goOn(story: Storyteller, { calendar, goals, gabapentin }: Past): Promise<void> {
	story.on(8, '18:30');
	const driving = await ask(story, {
		as: patient,
		anchor: await story.passage('story', 'most of all at traffic lights'),
		text: 'Does it matter that my legs are worse on days I drive?',
		mentions: [specialist]
	});
	await weighTens(story, calendar, goals);
	await weighDuloxetine(story);
	await suggestManipulation(story);
	story.on(4, '10:46');
	await reply(story, {
		as: specialist,
		thread: driving,
		text: 'It may. Could you note the days you drive? Then the three of us can look at it together.'
	});
	await story.look(specialist);
	await story
		.on(3, '14:10')
		.write(
			specialist,
			'working-diagnosis',
			prose(
				paragraph(
					'**Left sacroiliac joint, examined today:** three of the tests brought on the pain that Rosa knows. This cause has no treatment yet.'
				)
			)
		);
	await proposeBlock(story, calendar);
	await story.look(specialist);
	story.on(2, '16:30');
	await story.revise(specialist, gabapentin, {
		dosage: { dose: '600', unit: 'mg', route: 'by mouth', frequency: 'once in the evening' }
	});
	story.on(1, '08:15');
	await ask(story, {
		as: doctor,
		anchor: { type: 'section', section: 'goals' },
		text: 'Is an hour still the right goal for the concert, or would you say half an hour with a break?',
		mentions: [patient]
	});
	await story.look(doctor);
}

async function weighTens(story: Storyteller, calendar: Calendar, goals: Goals): Promise<void> {
	story.on(7, '10:42');
	const tens = await story.propose(doctor, {
		name: 'TENS trial at home',
		kind: 'device',
		why: 'Two weeks at home, 30 minutes twice a day, on and off by the drawn schedule, to see whether evening leg pain falls by two points or more.',
		whyNow: 'She has never tried it, and it can be tried beside what she does already.',
		forCause: 'Scar tissue round the left S1 nerve root',
		goalId: goals.concert,
		triedBefore: { tried: 'never' },
		target: 'Evening leg pain from 6 to 4',
		reviewOn: calendar.day(22)
	});
	story.on(7, '18:11');
	await story.respond(patient, tens, ['accept', 'If I can do it in the evening, yes.']);
	story.on(6, '09:05');
	await story.move(tens, 'considering');
}

async function weighDuloxetine(story: Storyteller): Promise<void> {
	story.on(6, '09:12');
	const duloxetine = await story.propose(specialist, {
		name: 'Duloxetine capsules',
		kind: 'medicine',
		why: 'For pain and sleep together, if gabapentin alone is not enough.',
		forCause: 'Pain that has lasted for more than a year',
		triedBefore: { tried: 'never' },
		target: 'Sleep more than four hours without waking'
	});
	await story.move(duloxetine, 'considering');
	story.on(5, '08:20');
	await story.respond(doctor, duloxetine, ['question', 'Her blood pressure first: see below.']);
	await ask(story, {
		as: doctor,
		anchor: { type: 'treatment', treatmentId: duloxetine },
		text: 'Blood pressure was 152/94 last week. Duloxetine can wait until we have three readings?',
		mentions: [specialist],
		needsAnswer: true
	});
}

async function suggestManipulation(story: Storyteller): Promise<void> {
	story.on(5, '20:03');
	const manipulation = await story.propose(patient, {
		name: 'Spinal manipulation',
		kind: 'other',
		why: 'My sister goes to somebody who does this, and it helps her back.',
		triedBefore: { tried: 'never' }
	});
	story.on(4, '10:30');
	await ask(story, {
		as: specialist,
		anchor: { type: 'treatment', treatmentId: manipulation },
		text: 'Thank you for bringing this up. There is a fusion at L4–S1, so I would like to talk about it with you and Dr Lindqvist before anything is booked.',
		mentions: [doctor]
	});
}

async function proposeBlock(story: Storyteller, calendar: Calendar): Promise<void> {
	story.on(3, '14:25');
	const block = await story.propose(specialist, {
		name: 'Test injection at the left sacroiliac joint',
		kind: 'injection',
		why: 'If the pain is gone for that afternoon, we know where it comes from.',
		whyNow: 'This possible cause has no treatment yet.',
		forCause: 'Left sacroiliac joint',
		triedBefore: { tried: 'never' },
		target: 'To know, yes or no',
		reviewOn: calendar.day(22)
	});
	story.on(2, '12:20');
	await story.respond(doctor, block, ['accept', 'Yes, before anything else is added.']);
}

interface Said {
	readonly as: Role;
	readonly text: string;
	readonly mentions?: readonly Role[];
}

async function ask(
	story: Storyteller,
	{
		as,
		anchor,
		text,
		mentions = [],
		needsAnswer = false
	}: Said & {
		readonly anchor: Anchor;
		readonly needsAnswer?: boolean;
	}
): Promise<ThreadId> {
	const threadId = story.newId<ThreadId>();
	const input = {
		threadId,
		commentId: story.newId<CommentId>(),
		anchor,
		text,
		mentions: mentions.map((role) => story.person(role)),
		needsAnswer
	};
	await story.run(as, { name: 'StartThread', input });
	return threadId;
}

async function reply(
	story: Storyteller,
	{ as, thread, text, mentions = [] }: Said & { readonly thread: ThreadId }
): Promise<void> {
	const input = {
		threadId: thread,
		commentId: story.newId<CommentId>(),
		text,
		mentions: mentions.map((role) => story.person(role))
	};
	await story.run(as, { name: 'ReplyToThread', input });
}
