import type { GoalId, RecordId, TreatmentId } from '../../domain/ids.ts';
import type { Calendar } from './calendar.ts';
import { ask, reply } from './conversation.ts';
import { paragraph, prose } from './prose.ts';
import { askAboutWound } from './rosa-corrects.ts';
import type { RosasCauses } from './rosa-records.ts';
import { measureGoals, type Goals } from './rosa-goals.ts';
import { answerSafety } from './rosa-safety.ts';
import { fillIn } from './rosa-tried.ts';
import { sayWhatRosaThinks } from './rosa-weighs.ts';
import type { Storyteller } from './storyteller.ts';

const doctor = 'referring-doctor';
const specialist = 'pain-specialist';
const patient = 'patient';

interface Past {
	readonly calendar: Calendar;
	readonly goals: Goals;
	readonly causes: RosasCauses;
	readonly gabapentin: TreatmentId;
}

/** What happened since version 1 was signed. */
export async function goOn(
	story: Storyteller,
	{ calendar, goals, gabapentin, causes }: Past
): Promise<void> {
	story.on(8, '18:30');
	const driving = await ask(story, {
		as: patient,
		anchor: await story.passage('story', 'most of all at traffic lights'),
		text: 'Does it matter that my legs are worse on days I drive?',
		mentions: [specialist]
	});
	await fillIn(story);
	await measureGoals(story, goals);
	await weighTens(story, { calendar, concert: goals.concert, cause: causes.scar });
	await weighDuloxetine(story);
	await suggestManipulation(story);
	story.on(4, '10:46');
	await reply(story, {
		as: specialist,
		thread: driving,
		text: 'It may. Could you note the days you drive? Then the three of us can look at it together.'
	});
	await story.look(specialist);
	await sayWhatRosaThinks(story);
	await story
		.on(3, '14:10')
		.write(
			specialist,
			'working-diagnosis',
			prose(
				paragraph(
					'**Left sacroiliac joint, examined today:** three of five tests of the joint brought on the pain that Rosa knows. This cause has no treatment yet.'
				)
			)
		);
	await findJoint(story, causes.joint);
	await proposeBlock(story, calendar, causes.joint);
	await story.look(specialist);
	story.on(2, '16:30');
	await story.revise(specialist, gabapentin, {
		dosage: { dose: '600', unit: 'mg', route: 'by mouth', frequency: 'once in the evening' }
	});
	story.on(2, '19:05');
	await answerSafety(story, { occasion: 'weekly' });
	await askAboutWound(story);
	story.on(1, '08:15');
	await ask(story, {
		as: doctor,
		anchor: { type: 'section', section: 'goals' },
		text: 'Is an hour still the right goal for the concert, or would you say half an hour with a break?',
		mentions: [patient]
	});
	await story.look(doctor);
}

async function weighTens(
	story: Storyteller,
	{ calendar, concert, cause }: Pick<Past, 'calendar'> & { concert: GoalId; cause: RecordId }
): Promise<void> {
	story.on(7, '10:42');
	const tens = await story.propose(doctor, {
		name: 'TENS trial at home',
		kind: 'device',
		why: 'Two weeks at home, 30 minutes twice a day, on and off by the drawn schedule, to see whether evening leg pain falls by two points or more.',
		whyNow: 'She has never tried it, and it can be tried beside what she does already.',
		forCause: 'Scar tissue round the left S1 nerve root',
		catalogueId: 'tens',
		causeIds: [cause],
		frequency: 'Twice a day, 30 minutes, two weeks',
		whoDoes: 'Rosa at home, the practice lends the device',
		stopRule: 'The skin under the pads reacts',
		goalId: concert,
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
		catalogueId: 'duloxetine',
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
		catalogueId: 'manipulation',
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

/** Supported, and nothing that is chosen answers it: the gap in the combination. */
async function findJoint(story: Storyteller, joint: RecordId): Promise<void> {
	story.on(3, '14:14');
	await story.record(specialist, 'evidence', {
		causeId: joint,
		direction: 'for',
		source: 'examination',
		text: 'Three of five tests of the joint bring on the pain that she knows.'
	});
	await story.restate(specialist, joint, {
		status: 'supported',
		statusReason: 'Below the fusion, sitting is worst, and three of five tests are positive.'
	});
}

async function proposeBlock(
	story: Storyteller,
	calendar: Calendar,
	joint: RecordId
): Promise<void> {
	story.on(3, '14:25');
	const block = await story.propose(specialist, {
		name: 'Test injection at the left sacroiliac joint',
		kind: 'injection',
		why: 'If the pain is gone for that afternoon, we know where it comes from.',
		whyNow: 'This possible cause has no treatment yet.',
		forCause: 'Left sacroiliac joint',
		catalogueId: '',
		causeIds: [joint],
		triedBefore: { tried: 'never' },
		target: 'To know, yes or no',
		reviewOn: calendar.day(22)
	});
	story.on(2, '12:20');
	await story.respond(doctor, block, ['accept', 'Yes, before anything else is added.']);
}
