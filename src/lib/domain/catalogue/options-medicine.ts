import { direct, indirect, less, noVerdict, type Row } from './option.ts';

const nerve = ['nerve-injury', 'epidural-fibrosis', 'arachnoiditis'];

export const medicines: readonly Row[] = [
	{
		id: 'nsaid',
		group: 'medicine',
		name: 'NSAID by mouth',
		plain: 'Anti-inflammatory tablets',
		what: 'Tablets such as ibuprofen or naproxen.',
		help: 'Less pain for some hours.',
		asks: 'The lowest dose for the shortest time.',
		harm: 'They can harm stomach, kidneys and heart.',
		verdicts: [indirect('acp', 'for', 'The first medicine, after care without medicines.')],
		reviewWeeks: 4,
		measures: ['NRS'],
		isForOneOnOffTrial: true,
		answers: ['facet-pain', 'myofascial-deconditioning'],
		takenAs: { group: 'nsaid', isWider: false }
	},
	{
		id: 'duloxetine',
		group: 'medicine',
		name: 'Duloxetine',
		plain: 'Duloxetine',
		what: 'A capsule each day. It is also used for low mood.',
		help: 'Nerves report less pain, and mood may lift.',
		asks: 'Some weeks before it works. It is stopped slowly.',
		harm: 'Feeling sick, sweating, higher blood pressure.',
		verdicts: [indirect('acp', 'for', 'A second choice among medicines.')],
		reviewWeeks: 8,
		measures: ['PEG', 'PHQ'],
		answers: [...nerve, 'selection-psychosocial', 'nociplastic'],
		takenAs: { group: 'snri', isWider: true }
	},
	{
		id: 'tca',
		group: 'medicine',
		name: 'Amitriptyline, nortriptyline',
		plain: 'A small dose of amitriptyline or nortriptyline',
		what: 'A tablet in the evening.',
		help: 'Less nerve pain and deeper sleep.',
		asks: 'Some weeks before it works.',
		harm: 'Dry mouth, drowsiness in the morning, falls.',
		verdicts: noVerdict,
		reviewWeeks: 6,
		measures: ['PEG'],
		answers: nerve,
		takenAs: { group: 'tricyclic', isWider: true }
	},
	{
		id: 'gabapentinoid',
		group: 'medicine',
		name: 'Gabapentin, pregabalin',
		plain: 'Gabapentin or pregabalin',
		what: 'Capsules that calm nerves.',
		help: 'For some people less nerve pain. For back pain in general no help was found.',
		asks: 'A dose that rises slowly, and is stopped slowly.',
		harm: 'Drowsy, dizzy, weight; some people come to depend on it.',
		verdicts: [
			indirect(
				'enk',
				'against',
				'No effect on chronic back pain (difference 0.0, −0.8 to 0.7) or leg pain (−0.1, −0.7 to 0.5); more harms.'
			),
			direct('pss', 'for', 'Called effective for neuropathic pain after surgery.')
		],
		reviewWeeks: 6,
		measures: ['NRS leg'],
		answers: nerve,
		takenAs: { group: 'gabapentinoid', isWider: false }
	},
	{
		id: 'topical',
		group: 'medicine',
		name: 'Topical lidocaine or capsaicin',
		plain: 'A plaster or cream on the skin',
		what: 'A plaster or cream where it hurts.',
		help: 'The skin there reports less pain.',
		asks: 'Putting it on as agreed.',
		harm: 'Burning or red skin.',
		verdicts: noVerdict,
		reviewWeeks: 4,
		measures: ['NRS'],
		isForOneOnOffTrial: true,
		answers: ['nerve-injury']
	},
	{
		id: 'opioid-review',
		group: 'medicine',
		name: 'Opioid: review, lowest dose, taper plan',
		plain: 'Looking again at strong pain medicines',
		what: 'You and your doctor look at the dose, and at a slow way down.',
		help: 'Clearer head, fewer harms, often the same pain.',
		asks: 'Small steps over weeks or months.',
		harm: 'Going down too fast makes ill. Never stop suddenly.',
		verdicts: [
			indirect('acp', 'against', 'A last option only.'),
			direct('pss', 'against', 'Rarely a benefit after surgery.'),
			less(indirect('cdc', 'mixed', 'Set goals of daily life before starting.'), 'excerpt')
		],
		reviewWeeks: 4,
		measures: ['PEG', 'risk'],
		answers: ['systemic']
	}
];
