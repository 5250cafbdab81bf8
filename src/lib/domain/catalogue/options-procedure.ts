import { direct, indirect, less, noVerdict, type Row } from './option.ts';

const nerve = ['nerve-injury', 'epidural-fibrosis', 'arachnoiditis'];
const repeat = less(
	direct('wad', 'mixed', 'Success falls with each further operation.'),
	'excerpt'
);

/** Injections, stimulators and operations. */
export const procedures: readonly Row[] = [
	{
		id: 'esi',
		group: 'intervention',
		name: 'Epidural or nerve-root injection',
		plain: 'An injection beside a nerve',
		what: 'A medicine is placed beside the nerve, with X-ray.',
		help: 'Leg pain may ease for weeks.',
		asks: 'A visit to a clinic, a quiet day after.',
		harm: 'Bleeding, infection, blood sugar rises for days.',
		verdicts: [
			less(
				indirect('nice', 'against', 'Not for back pain; for acute severe sciatica only.'),
				'excerpt'
			)
		],
		reviewWeeks: 6,
		measures: ['NRS leg'],
		answers: ['recurrent-disc', 'foraminal-lateral-stenosis']
	},
	{
		id: 'adhesiolysis',
		group: 'intervention',
		name: 'Percutaneous or endoscopic adhesiolysis',
		plain: 'Loosening scars with a thin tube',
		what: 'A thin tube is led to the scar, and fluid loosens it.',
		help: 'Pain from scars may ease.',
		chance:
			'In one trial of 120 people at one centre: after 2 years 82 in 100 had at least half the pain gone with repeated treatment, 5 in 100 with a plain injection.',
		asks: 'A procedure, often more than one.',
		harm: 'Bleeding, infection, headache.',
		verdicts: [
			direct(
				'adh',
				'mixed',
				'Guidelines and reviews came to different conclusions; one trial was clearly in favour.'
			)
		],
		reviewWeeks: 12,
		measures: ['NRS', 'RMDQ'],
		answers: ['epidural-fibrosis']
	},
	{
		id: 'mbb-rf',
		group: 'intervention',
		name: 'Medial branch block, then radiofrequency',
		plain: 'Numbing, then heating a small nerve',
		what: 'First a test with numbing medicine. If it helps, heat stills the small nerve.',
		help: 'Pain from small joints may ease for months.',
		asks: 'Two or three visits.',
		harm: 'Sore for days, a numb patch.',
		verdicts: [indirect('nice', 'for', 'To be considered after a block that helped.')],
		reviewWeeks: 12,
		measures: ['NRS back'],
		answers: ['facet-pain']
	},
	{
		id: 'sij-int',
		group: 'intervention',
		name: 'Sacroiliac joint injection or radiofrequency',
		plain: 'An injection at the pelvis joint',
		what: 'Medicine into the joint, or heat at its nerves.',
		help: 'Shows whether the joint hurts, and may ease it.',
		asks: 'A visit or two.',
		harm: 'Sore for days.',
		verdicts: noVerdict,
		reviewWeeks: 12,
		measures: ['NRS'],
		answers: ['sij-pain']
	},
	{
		id: 'scs',
		group: 'neuromodulation',
		name: 'Spinal cord stimulation',
		plain: 'A stimulator near the spinal cord',
		what: 'Thin wires send weak currents to the spinal cord. First comes a trial week.',
		help: 'Leg pain from nerves may ease.',
		chance:
			'In one trial 48 in 100 had at least half the pain gone after 6 months, 9 in 100 with medicines alone; after 12 months 34 and 7. A later review found little lasting benefit over a sham.',
		asks: 'A team assessment, a trial, then a small operation.',
		harm: 'Infection, wires that move, another operation.',
		verdicts: [
			direct(
				'ta159',
				'for',
				'For neuropathic pain of at least 50 mm for 6 months, after a team assessment and a trial that worked.'
			),
			direct('mtg41', 'for', '10 kHz stimulation for pain after back surgery.'),
			indirect(
				'coc',
				'against',
				'Little to no lasting benefit over placebo; not outside trials. Its methods are disputed.'
			)
		],
		reviewWeeks: 12,
		measures: ['NRS', 'RMDQ', 'goal'],
		answers: nerve
	},
	{
		id: 'pnfs',
		group: 'neuromodulation',
		name: 'Peripheral nerve-field stimulation',
		plain: 'A stimulator under the skin of the back',
		what: 'Wires under the skin where it hurts.',
		help: 'Back pain may ease.',
		asks: 'A small operation.',
		harm: 'Infection, wires that move.',
		verdicts: [
			indirect('ipg451', 'mixed', 'Only with special arrangements for consent and audit.')
		],
		reviewWeeks: 12,
		measures: ['NRS'],
		answers: ['nerve-injury']
	},
	{
		id: 'itdd',
		group: 'neuromodulation',
		name: 'Intrathecal drug delivery',
		plain: 'A pump with medicine for the spine',
		what: 'A pump under the skin gives medicine to the spinal fluid.',
		help: 'Small doses where they act.',
		asks: 'An operation, and refills for good.',
		harm: 'Infection; stopping suddenly is dangerous.',
		verdicts: noVerdict,
		reviewWeeks: 12,
		measures: ['PEG'],
		answers: ['arachnoiditis']
	},
	{
		id: 'rev-decompress',
		group: 'surgery',
		name: 'Revision discectomy or decompression',
		plain: 'A second operation to free a nerve',
		what: 'The nerve is given room again.',
		help: 'Leg pain may ease where a clear cause presses on the nerve.',
		asks: 'An operation and weeks to recover.',
		harm: 'Infection, leak, nerve harm, new scars.',
		verdicts: [direct('seb', 'mixed', 'A recurrent disc deserves special attention.'), repeat],
		reviewWeeks: 12,
		measures: ['RMDQ', 'NRS'],
		answers: ['recurrent-disc', 'foraminal-lateral-stenosis', 'wrong-level-or-procedure']
	},
	{
		id: 'rev-fusion',
		group: 'surgery',
		name: 'Revision fusion, repair of pseudarthrosis, deformity correction',
		plain: 'A second operation to steady the spine',
		what: 'Bones are joined again or put upright.',
		help: 'Pain on movement may ease where bones did not join.',
		asks: 'A large operation and months to recover.',
		harm: 'Infection, bleeding, bones that do not join again.',
		verdicts: [
			indirect('nice', 'against', 'No fusion for back pain outside a trial.'),
			direct('seb', 'mixed', 'Imbalance deserves special attention.'),
			repeat
		],
		reviewWeeks: 26,
		measures: ['RMDQ'],
		answers: ['pseudarthrosis', 'instability-imbalance', 'adjacent-segment']
	},
	{
		id: 'hardware-removal',
		group: 'surgery',
		name: 'Hardware removal',
		plain: 'Taking out screws and rods',
		what: 'Metal that irritates is taken out.',
		help: 'Pain in one spot may ease.',
		asks: 'An operation.',
		harm: 'Infection; the pain may stay.',
		verdicts: noVerdict,
		reviewWeeks: 12,
		measures: ['NRS'],
		answers: ['hardware']
	}
];
