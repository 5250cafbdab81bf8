import type { Calendar } from './calendar.ts';
import { heading, list, paragraph, prose } from './prose.ts';
import { agreeOnExercise, agreeOnGabapentin, setOperationAside } from './rosa-agreed.ts';
import { setGoals } from './rosa-goals.ts';
import { nameCauses, readImages, recordHistory } from './rosa-records.ts';
import { disagreeOnWeeks } from './rosa-corrects.ts';
import { answerSafety, tellFall } from './rosa-safety.ts';
import { goOn } from './rosa-since.ts';
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
	story.on(40, '18:20');
	await answerSafety(story, { occasion: 'onboarding' });
	const { fusion } = await recordHistory(story);
	const goals = await setGoals(story);
	await agreeOnExercise(story, goals.walk);
	const causes = await nameCauses(story);
	await writeDiagnosis(story, calendar);
	await readImages(story, { calendar, fusion, causes });
	const gabapentin = await agreeOnGabapentin(story, {
		calendar,
		goal: goals.sleep,
		cause: causes.scar
	});
	await setOperationAside(story);
	await signVersionOne(story, calendar);
	await goOn(story, { calendar, goals, gabapentin, causes });
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
	await tellFall(story, calendar);
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
	await disagreeOnWeeks(story);
	await story.look(patient);
}
