import type { Role } from '../../domain/actor.ts';
import type { Storyteller } from './storyteller.ts';

const doctor = 'referring-doctor';
const patient = 'patient';

interface Tried {
	readonly by: Role;
	readonly name: string;
	readonly catalogueId?: string;
	readonly when: string;
	readonly dose?: string;
	readonly duration: string;
	readonly helped: 'never' | 'sometimes' | 'always';
	readonly whyStopped: string;
}

/** What the doctor's file and Rosa's memory hold; none of it is a lasting answer. */
const tried: readonly Tried[] = [
	{
		by: doctor,
		name: 'Paracetamol',
		when: '2020 to 2024',
		dose: '1 g up to three times a day',
		duration: 'on and off',
		helped: 'sometimes',
		whyStopped: 'Less and less effect'
	},
	{
		by: doctor,
		name: 'Tramadol',
		when: 'after the fusion, spring 2025',
		dose: '50 mg at night',
		duration: 'four weeks',
		helped: 'sometimes',
		whyStopped: 'Constipation, and she felt far away'
	},
	{
		by: doctor,
		name: 'Amitriptyline',
		catalogueId: 'tca',
		when: 'autumn 2025',
		dose: '10 mg in the evening',
		duration: 'three weeks',
		helped: 'never',
		whyStopped: 'Too sleepy in the morning'
	},
	{
		by: doctor,
		name: 'Steroid injection beside the nerve',
		catalogueId: 'esi',
		when: '2020, before the first operation',
		duration: 'once',
		helped: 'sometimes',
		whyStopped: 'Better for five weeks, then as before'
	},
	{
		by: patient,
		name: 'Heat pack',
		catalogueId: 'heat',
		when: 'since 2020',
		duration: 'most evenings',
		helped: 'sometimes',
		whyStopped: ''
	},
	{
		by: patient,
		name: 'Massage',
		when: 'winter 2025',
		duration: 'six times',
		helped: 'sometimes',
		whyStopped: 'It lasted a day, and it cost too much'
	},
	{
		by: patient,
		name: 'Corset from the shop',
		catalogueId: 'traction-belts',
		when: 'summer 2025',
		duration: 'two weeks',
		helped: 'never',
		whyStopped: 'It rubbed over the scar'
	},
	{
		by: patient,
		name: 'Yoga class',
		catalogueId: 'yoga-taichi',
		when: '2022 to 2024',
		duration: 'once a week',
		helped: 'sometimes',
		whyStopped: 'I did not dare to after the fusion'
	},
	{
		by: patient,
		name: 'Acupuncture',
		catalogueId: 'acupuncture',
		when: '2024',
		duration: 'eight times',
		helped: 'never',
		whyStopped: 'No change'
	}
];

const absent = [
	'depression',
	'anxiety',
	'osteoporosis',
	'kidney-disease',
	'liver-disease',
	'heart-disease',
	'stomach-ulcer',
	'bleeding-risk',
	'pregnancy',
	'infection',
	'skin-problem'
] as const;

/** What was missing on record, filled in together for the visit to come. */
export async function fillIn(story: Storyteller): Promise<void> {
	story.on(8, '18:50');
	for (const { by, ...one } of tried.filter((row) => row.by === patient)) {
		await story.record(by, 'past-treatment', { ...one });
	}
	await story.record(patient, 'condition', { code: 'sleep', presence: 'present' });
	story.on(7, '08:10');
	for (const { by, ...one } of tried.filter((row) => row.by === doctor)) {
		await story.record(by, 'past-treatment', { ...one });
	}
	await story.record(doctor, 'condition', {
		code: 'obesity',
		presence: 'present',
		bmi: 31.2,
		measuredOn: '2026-10'
	});
	for (const code of absent) {
		await story.record(doctor, 'condition', { code, presence: 'absent' });
	}
}
