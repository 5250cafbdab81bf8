import type { RecordId } from '../../domain/ids.ts';
import type { Calendar } from './calendar.ts';
import type { Storyteller } from './storyteller.ts';

const doctor = 'referring-doctor';
const specialist = 'pain-specialist';
const patient = 'patient';

/** What is on record of Rosa before anybody looks for causes. */
export async function recordHistory(story: Storyteller): Promise<{ fusion: RecordId }> {
	story.on(39, '08:30');
	await story.record(doctor, 'diagnosis', {
		text: 'Herniated disc L5–S1 on the left',
		madeOn: '2020',
		basis: 'MRI and examination'
	});
	await story.record(doctor, 'operation', {
		performedOn: '2021-05',
		procedures: ['discectomy'],
		levels: ['l5-s1'],
		reason: 'A year of pain in the left leg',
		timing: 'elective',
		outcome: 'better',
		painFreeWeeks: 100
	});
	const fusion = await story.record(doctor, 'operation', {
		performedOn: '2025-03',
		procedures: ['fusion'],
		levels: ['l4-l5', 'l5-s1'],
		reason: 'Pain in the back and both legs',
		timing: 'elective',
		outcome: 'mixed',
		painFreeWeeks: 16
	});
	await recordWhatPlaysIn(story);
	await recordAsRosaSays(story);
	return { fusion };
}

async function recordWhatPlaysIn(story: Storyteller): Promise<void> {
	await story.record(doctor, 'implant', {
		device: 'spinal-hardware',
		levels: ['l4-l5', 'l5-s1'],
		mri: 'conditional',
		placedOn: '2025-03'
	});
	await story.record(doctor, 'medicine', {
		name: 'Ibuprofen',
		group: 'nsaid',
		use: 'as-needed',
		dose: '400 mg'
	});
	await story.record(doctor, 'condition', {
		code: 'diabetes',
		presence: 'present',
		since: '2019',
		hba1c: 7.4,
		measuredOn: '2026-09'
	});
	await story.record(doctor, 'condition', {
		code: 'hypertension',
		presence: 'present',
		systolic: 148,
		diastolic: 90,
		measuredOn: '2026-10'
	});
	await story.record(doctor, 'condition', { code: 'smoking', presence: 'absent' });
}

async function recordAsRosaSays(story: Storyteller): Promise<void> {
	story.on(39, '19:20');
	await story.record(patient, 'symptom', {
		regions: ['buttock-left', 'thigh-back-left', 'calf-left'],
		qualities: ['burning', 'electric'],
		intensity: 7,
		since: '2025-07',
		text: 'Worst when I sit or drive, and in the evening.'
	});
	await story.record(patient, 'symptom', {
		regions: ['lower-back-centre', 'lower-back-left'],
		qualities: ['aching'],
		intensity: 5,
		since: '2025-09'
	});
	await story.record(patient, 'past-treatment', {
		name: 'Exercise with a physiotherapist',
		catalogueId: 'exercise-pt',
		when: '2021',
		duration: 'eight weeks',
		helped: 'sometimes',
		whyStopped: 'The course was over'
	});
}

export interface RosasCauses {
	readonly scar: RecordId;
	readonly joint: RecordId;
	readonly fusion: RecordId;
	readonly above: RecordId;
}

/** The causes that may explain the pain, before anything speaks for one of them. */
export async function nameCauses(story: Storyteller): Promise<RosasCauses> {
	story.on(28, '09:10');
	await story.record(specialist, 'reevaluation', { state: 'under-way' });
	const open = { status: 'open' };
	const scar = await story.record(specialist, 'cause', {
		...open,
		catalogueId: 'epidural-fibrosis',
		name: 'Scar tissue round the left S1 nerve root',
		plain: 'Scar tissue round a nerve of the left leg',
		wouldChange: 'An injection at the root that changes nothing.'
	});
	const joint = await story.record(specialist, 'cause', {
		...open,
		catalogueId: 'sij-pain',
		name: 'Left sacroiliac joint',
		plain: 'The joint between spine and pelvis on the left',
		wouldChange: 'A test block without effect.'
	});
	const fusion = await story.record(specialist, 'cause', {
		...open,
		catalogueId: 'pseudarthrosis',
		name: 'The fusion is not solid',
		plain: 'Bones that have not grown together'
	});
	const above = await story.record(specialist, 'cause', {
		...open,
		catalogueId: 'adjacent-segment',
		name: 'The level above the fusion, L3–L4',
		plain: 'The joint of the spine just above the operation',
		wouldChange: 'Pain in the front of the thigh, or a slip on standing films.'
	});
	return { scar, joint, fusion, above };
}

/** Images from before the fusion and from now, and what they say of the causes. */
export async function readImages(
	story: Storyteller,
	{ calendar, fusion, causes }: { calendar: Calendar; fusion: RecordId; causes: RosasCauses }
): Promise<void> {
	const studies = await recordStudies(story, calendar, fusion);
	await judgeCauses(story, causes, await recordFindings(story, studies));
}

interface Studies {
	readonly before: RecordId;
	readonly now: RecordId;
}

async function recordStudies(
	story: Storyteller,
	calendar: Calendar,
	fusion: RecordId
): Promise<Studies> {
	const before = await story.record(doctor, 'study', {
		modality: 'mri',
		status: 'done',
		date: '2025-01',
		contrast: 'none',
		relation: 'before',
		operationId: fusion,
		question: 'Is there a disc that presses on a nerve again?'
	});
	const now = await story.record(specialist, 'study', {
		modality: 'mri',
		status: 'done',
		date: calendar.day(-17),
		contrast: 'without-and-with',
		relation: 'after',
		operationId: fusion,
		question: 'Scar or disc at L5–S1, and is the fusion solid?'
	});
	return { before, now };
}

interface Found {
	readonly tissue: RecordId;
	readonly bone: RecordId;
}

async function recordFindings(story: Storyteller, { before, now }: Studies): Promise<Found> {
	await story.record(specialist, 'finding', {
		studyId: before,
		level: 'l5-s1',
		structure: 'disc',
		observation: 'Small disc bulge on the left',
		severity: 1,
		change: 'not-comparable',
		explainsSymptom: 'no'
	});
	await story.record(specialist, 'finding', {
		studyId: before,
		level: 'l4-l5',
		structure: 'canal',
		observation: 'Canal narrowed by the joints',
		severity: 2,
		change: 'not-comparable',
		explainsSymptom: 'uncertain'
	});
	await story.record(specialist, 'finding', {
		studyId: now,
		level: 'l4-l5',
		structure: 'canal',
		observation: 'Wide again',
		severity: 0,
		change: 'resolved',
		explainsSymptom: 'no'
	});
	const tissue = await story.record(specialist, 'finding', {
		studyId: now,
		level: 'l5-s1',
		structure: 'scar',
		observation: 'Tissue round the left S1 root that takes up contrast',
		severity: 2,
		change: 'new',
		explainsSymptom: 'uncertain'
	});
	await story.record(specialist, 'finding', {
		studyId: now,
		level: 'l3-l4',
		structure: 'adjacent',
		observation: 'Disc above the fusion a little lower than before',
		severity: 1,
		change: 'worse',
		explainsSymptom: 'no'
	});
	const bone = await story.record(specialist, 'finding', {
		studyId: now,
		level: 'l5-s1',
		structure: 'fusion',
		observation: 'Bone across the disc space',
		severity: 0,
		change: 'better',
		explainsSymptom: 'no'
	});
	return { tissue, bone };
}

async function judgeCauses(
	story: Storyteller,
	causes: RosasCauses,
	{ tissue, bone }: Found
): Promise<void> {
	await story.record(specialist, 'evidence', {
		causeId: causes.scar,
		direction: 'for',
		source: 'imaging',
		findingId: tissue,
		text: 'There is tissue round the root that was not there before.'
	});
	await story.record(specialist, 'evidence', {
		causeId: causes.fusion,
		direction: 'against',
		source: 'imaging',
		findingId: bone,
		text: 'There is bone across the fusion.'
	});
	await story.record(specialist, 'evidence', {
		causeId: causes.scar,
		direction: 'for',
		source: 'examination',
		text: 'Stretching the nerve brings on the pain that she knows.'
	});
	await story.record(doctor, 'evidence', {
		causeId: causes.scar,
		direction: 'against',
		source: 'history',
		text: 'Scar is seen round many nerves that do not hurt.'
	});
	await story.record(specialist, 'evidence', {
		causeId: causes.above,
		direction: 'against',
		source: 'examination',
		text: 'No pain in the front of the thigh, and the knee reflex is there.'
	});
	await story.restate(specialist, causes.fusion, {
		status: 'refuted',
		statusReason: 'The new images show bone across the fusion.'
	});
	await story.restate(specialist, causes.scar, {
		status: 'supported',
		statusReason: 'Slow onset, worse on stretching, and new tissue at the root.'
	});
	await story.record(patient, 'evidence', {
		causeId: causes.joint,
		direction: 'noticed',
		source: 'other',
		text: 'Sitting on a hard chair is worse than on a soft one.'
	});
}
