import { direct, indirect, less, noVerdict, type Row } from './option.ts';

const muscles = ['myofascial-deconditioning', 'instability-imbalance', 'adjacent-segment'];
const alert = ['nociplastic', 'selection-psychosocial'];

/** What a person does, alone or with a therapist. */
export const withoutSurgery: readonly Row[] = [
	{
		id: 'self-mgmt',
		group: 'self-care',
		name: 'Education, staying active, pacing, flare plan',
		plain: 'Learning about pain and staying active',
		what: 'You learn what pain does, how to pace a day, and what to do on a bad day.',
		help: 'You can do more of what matters, even when the pain stays.',
		asks: 'A little time each day, and patience.',
		harm: 'Doing too much at first can bring a bad day.',
		verdicts: [
			indirect('nice', 'for', 'Advice and information to manage the pain, at every step of care.')
		],
		reviewWeeks: 4,
		measures: ['PEG', 'goal'],
		answers: alert
	},
	{
		id: 'exercise-pt',
		group: 'movement',
		name: 'Supervised exercise, physiotherapy',
		plain: 'Exercise with a physiotherapist',
		what: 'A physiotherapist builds up strength and movement with you.',
		help: 'Stronger muscles carry the spine, and moving feels safer.',
		asks: 'One or two visits a week and exercises at home, for at least six weeks.',
		harm: 'Sore muscles at first.',
		verdicts: [
			indirect('acp', 'for', 'Recommended first; moderate quality.'),
			indirect('nice', 'for', 'A group exercise programme should be considered.'),
			indirect(
				'exe',
				'for',
				'Probably reduces pain: standardised difference −0.33 (−0.58 to −0.08).'
			)
		],
		reviewWeeks: 6,
		measures: ['RMDQ', 'PEG'],
		answers: muscles
	},
	{
		id: 'motor-control',
		group: 'movement',
		name: 'Motor control exercise',
		plain: 'Training the deep muscles',
		what: 'Exercises for the small muscles that steady the spine.',
		help: 'The spine is held better in daily movements.',
		asks: 'Short exercises each day.',
		harm: 'Sore muscles at first.',
		verdicts: [indirect('acp', 'for', 'Recommended; low quality.')],
		reviewWeeks: 6,
		measures: ['RMDQ'],
		answers: muscles
	},
	{
		id: 'yoga-taichi',
		group: 'movement',
		name: 'Yoga, tai chi',
		plain: 'Yoga or tai chi',
		what: 'Slow movements with calm breathing, in a group or at home.',
		help: 'Moving and calming down at the same time.',
		asks: 'A class or two each week.',
		harm: 'Some positions do not suit a stiff part of the spine.',
		verdicts: [indirect('acp', 'for', 'Recommended; low quality.')],
		reviewWeeks: 8,
		measures: ['PEG'],
		answers: [...muscles, 'nociplastic']
	},
	{
		id: 'mbr-pmp',
		group: 'movement',
		name: 'Multidisciplinary pain management programme',
		plain: 'A pain programme with several helpers',
		what: 'Several weeks with movement, talks and practice, with a team.',
		help: 'Body and mind are helped at the same time.',
		asks: 'Several days a week for some weeks. There may be a waiting list.',
		harm: 'It takes strength and time.',
		verdicts: [indirect('acp', 'for', 'Recommended; moderate quality.')],
		reviewWeeks: 12,
		measures: ['RMDQ', 'PHQ', 'GAS'],
		answers: [...alert, 'myofascial-deconditioning', 'discogenic']
	},
	{
		id: 'tens',
		group: 'movement',
		name: 'TENS',
		plain: 'A small device with skin pads (TENS)',
		what: 'A small device sends weak currents through pads on the skin.',
		help: 'The tingling can cover the pain while it runs.',
		asks: 'Trying it at home for two to four weeks.',
		harm: 'The skin under the pads can react.',
		verdicts: [
			indirect('nice', 'against', 'Should not be offered.'),
			less(indirect('acp', 'insufficient', 'Too little evidence to say.'), 'general-knowledge')
		],
		reviewWeeks: 4,
		measures: ['NRS'],
		isForOneOnOffTrial: true,
		answers: ['nerve-injury', 'epidural-fibrosis']
	},
	{
		id: 'manipulation',
		group: 'movement',
		name: 'Spinal manipulation',
		plain: 'Treatment with the hands at the spine',
		what: 'A trained person moves joints of the spine with the hands.',
		help: 'Stiff joints may move more easily.',
		asks: 'A few visits.',
		harm: 'It can hurt for some days. It is not for stiffened or unsteady parts.',
		verdicts: [
			indirect('acp', 'for', 'Recommended; low quality.'),
			indirect('nice', 'mixed', 'Only together with exercise.')
		],
		reviewWeeks: 4,
		measures: ['NRS', 'RMDQ'],
		answers: ['facet-pain', 'sij-pain']
	},
	{
		id: 'acupuncture',
		group: 'movement',
		name: 'Acupuncture',
		plain: 'Acupuncture',
		what: 'Thin needles at chosen points.',
		help: 'Some people have less pain for a time.',
		asks: 'A visit a week for some weeks.',
		harm: 'Small bruises.',
		verdicts: [
			indirect('acp', 'for', 'Recommended; moderate quality.'),
			indirect('nice', 'against', 'Should not be offered.')
		],
		reviewWeeks: 6,
		measures: ['NRS'],
		answers: ['nociplastic', 'myofascial-deconditioning']
	},
	{
		id: 'heat',
		group: 'self-care',
		name: 'Local heat',
		plain: 'Heat',
		what: 'A warm pack or a bath.',
		help: 'Muscles loosen for a while.',
		asks: 'Nothing much.',
		harm: 'Burns, where the skin does not feel heat.',
		verdicts: [
			less(indirect('nice', 'for', 'Named among things to do by oneself.'), 'excerpt'),
			indirect('acp', 'for', 'For acute pain.')
		],
		reviewWeeks: 1,
		measures: ['NRS'],
		isForOneOnOffTrial: true,
		answers: ['myofascial-deconditioning']
	},
	{
		id: 'traction-belts',
		group: 'movement',
		name: 'Traction, corsets, orthotics',
		plain: 'Pulling, belts and insoles',
		what: 'Pulling at the spine, or wearing a support.',
		help: 'No clear help is known.',
		asks: 'Wearing it for hours.',
		harm: 'Muscles can become weaker.',
		verdicts: [indirect('nice', 'against', 'Should not be offered.')],
		reviewWeeks: 4,
		measures: ['NRS']
	},
	{
		id: 'relaxation',
		group: 'mind',
		name: 'Progressive relaxation',
		plain: 'Deep relaxation',
		what: 'You learn to tighten and loosen muscles, one after the other.',
		help: 'Less tension, often better sleep.',
		asks: 'Fifteen minutes a day.',
		harm: 'None known.',
		verdicts: [indirect('acp', 'for', 'Recommended; low quality.')],
		reviewWeeks: 4,
		measures: ['NRS', 'sleep'],
		isForOneOnOffTrial: true,
		answers: alert
	},
	{
		id: 'biofeedback',
		group: 'mind',
		name: 'EMG biofeedback',
		plain: 'Seeing your own muscle tension',
		what: 'A device shows how tense a muscle is, and you learn to loosen it.',
		help: 'You notice tension earlier.',
		asks: 'Some guided sessions and a device.',
		harm: 'None known.',
		verdicts: [indirect('acp', 'for', 'Recommended; low quality.')],
		reviewWeeks: 6,
		measures: ['NRS'],
		answers: ['myofascial-deconditioning', 'nociplastic']
	},
	{
		id: 'mbsr',
		group: 'mind',
		name: 'Mindfulness-based stress reduction',
		plain: 'A mindfulness course',
		what: 'A course of eight weeks in noticing without judging.',
		help: 'Pain takes up less room.',
		asks: 'A session a week and practice at home.',
		harm: 'Hard feelings can come up.',
		verdicts: [indirect('acp', 'for', 'Recommended; moderate quality.')],
		reviewWeeks: 8,
		measures: ['PEG'],
		answers: alert
	},
	{
		id: 'cbt-act',
		group: 'mind',
		name: 'CBT, ACT, operant therapy',
		plain: 'Talking therapy for pain',
		what: 'With a therapist you find ways to live well beside the pain.',
		help: 'Worry and low mood lift, and more becomes possible.',
		asks: 'Eight to twelve meetings.',
		harm: 'Hard feelings can come up.',
		verdicts: [
			indirect('acp', 'for', 'Recommended; low quality.'),
			indirect('nice', 'mixed', 'Only as part of a package with exercise.')
		],
		reviewWeeks: 12,
		measures: ['PHQ', 'GAD', 'goal'],
		answers: alert
	},
	{
		id: 'sleep',
		group: 'mind',
		name: 'CBT for insomnia, sleep hygiene',
		plain: 'Help with sleep',
		what: 'A step-by-step way to sleep better without pills.',
		help: 'After a good night pain is easier to bear.',
		asks: 'A sleep diary and new habits for six weeks.',
		harm: 'More tired in the first days.',
		verdicts: noVerdict,
		reviewWeeks: 6,
		measures: ['sleep'],
		answers: ['nociplastic', 'systemic']
	},
	{
		id: 'optimise',
		group: 'contributing',
		name: 'Optimise glucose, blood pressure, weight, smoking, sleep, mood',
		plain: 'Caring for other conditions',
		what: 'Blood sugar, blood pressure, weight, smoking, sleep and mood are looked after.',
		help: 'Nerves heal better, and other treatments become safer.',
		asks: 'Visits with your doctor, changes in daily life.',
		harm: 'Depends on the medicine.',
		verdicts: [
			direct(
				'dm',
				'for',
				'Complications after lumbar surgery were more likely with diabetes (902 people).'
			),
			direct('htn', 'for', 'Readmission was higher with high blood pressure (297,579 fusions).'),
			direct('daa', 'for', 'Depression with anxiety predicted smaller gains (391 fusions).')
		],
		reviewWeeks: 12,
		measures: ['HbA1c', 'BP', 'PHQ'],
		answers: ['systemic', 'selection-psychosocial', 'pseudarthrosis']
	},
	{
		id: 'wait',
		group: 'waiting',
		name: 'Wait and see, with a review date',
		plain: 'Wait and look again on a set day',
		what: 'Nothing new is started. A day is set to look again.',
		help: 'Some pain eases by itself, and nothing is risked.',
		asks: 'Watching for the warning signs.',
		harm: 'Pain may stay as it is.',
		wait: 'This is waiting, with a date.',
		verdicts: [
			indirect('daq', 'for', 'Decision aids that leave this choice out lean towards treatment.')
		],
		reviewWeeks: 8,
		measures: ['PEG', 'NRS', 'goal']
	}
];
