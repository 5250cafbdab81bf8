import type { Certainty, Reviewed, SourceKey } from './source.ts';

export interface CauseEntry extends Reviewed {
	readonly id: string;
	readonly name: string;
	readonly plain: string;
	/** What it means, in words that a patient reads. */
	readonly explain: string;
	/** When it comes about, seen from the operation. */
	readonly phase: 'before' | 'during' | 'after' | 'any';
	readonly clues: string;
	/** What would support or refute it. */
	readonly tests: string;
	readonly sources: readonly SourceKey[];
	readonly certainty: Certainty;
	/** How sure the clues and the tests are. */
	readonly cluesCertainty: Certainty;
}

type Row = Pick<
	CauseEntry,
	'id' | 'name' | 'plain' | 'explain' | 'phase' | 'clues' | 'tests' | 'sources'
>;

const rows: readonly Row[] = [
	{
		id: 'dx-inaccurate',
		name: 'First diagnosis not accurate',
		plain: 'The first diagnosis may not have been right',
		explain: 'The operation may have treated something that was not the main source of the pain.',
		phase: 'before',
		clues: 'Same pain, unchanged from the first day',
		tests: 'Read the images from before the operation again, against the first pain drawing',
		sources: ['guy']
	},
	{
		id: 'selection-psychosocial',
		name: 'Mood, fear of movement, expectations',
		plain: 'Worry, low mood or fear of moving',
		explain: 'Mood and worry can turn pain up. That does not mean the pain is not real.',
		phase: 'before',
		clues: 'Low mood or worry; distress greater than findings',
		tests: 'PHQ-9, GAD-7, a conversation',
		sources: ['guy', 'pss']
	},
	{
		id: 'wrong-level-or-procedure',
		name: 'Wrong level or procedure, too little decompression',
		plain: 'The operation may not have reached the right place',
		explain: 'A nerve may still be pressed, or another level may be the source.',
		phase: 'during',
		clues: 'Pain that never went away',
		tests: 'Imaging after the operation against the operation note',
		sources: ['guy']
	},
	{
		id: 'nerve-injury',
		name: 'Nerve injury, neuropathic pain',
		plain: 'A nerve that was hurt',
		explain: 'A hurt nerve can burn, tingle or feel numb for a long time.',
		phase: 'during',
		clues: 'Burning, electric or numb in one strip of skin from waking up on',
		tests: 'Neurological examination, sensory mapping, nerve conduction',
		sources: ['cg']
	},
	{
		id: 'foraminal-lateral-stenosis',
		name: 'Foraminal or lateral canal stenosis',
		plain: 'A narrow place where a nerve leaves the spine',
		explain: 'The nerve has too little room, often when standing.',
		phase: 'any',
		clues: 'Leg pain on standing or bending back',
		tests: 'MRI, selective nerve root block',
		sources: ['cg']
	},
	{
		id: 'recurrent-disc',
		name: 'Recurrent or residual disc herniation',
		plain: 'A disc that presses on a nerve again',
		explain: 'A piece of disc can come out again at the same place.',
		phase: 'after',
		clues: 'A time without pain, then leg pain on the same side',
		tests: 'MRI with contrast tells disc from scar',
		sources: ['cg', 'seb', 'img']
	},
	{
		id: 'epidural-fibrosis',
		name: 'Epidural fibrosis',
		plain: 'Scar tissue round a nerve',
		explain: 'Scars form after every operation. Whether a scar hurts is not always clear.',
		phase: 'after',
		clues: 'Slow onset, constant, worse on stretching',
		tests: 'MRI with contrast, MR neurography',
		sources: ['man', 'img']
	},
	{
		id: 'pseudarthrosis',
		name: 'Pseudarthrosis',
		plain: 'Bones that have not grown together',
		explain: 'After a fusion the bones should become one. Sometimes they do not.',
		phase: 'after',
		clues: 'Pain on movement more than 6 to 12 months after a fusion',
		tests: 'CT for bridging bone, flexion-extension films',
		sources: ['icd0']
	},
	{
		id: 'adjacent-segment',
		name: 'Adjacent segment degeneration',
		plain: 'Wear next to the stiff part',
		explain: 'The parts next to a fusion carry more load and can wear.',
		phase: 'after',
		clues: 'A new level, months to years later',
		tests: 'Standing films, MRI',
		sources: ['general']
	},
	{
		id: 'instability-imbalance',
		name: 'Instability or sagittal imbalance',
		plain: 'A spine that moves too much or leans forward',
		explain: 'Standing upright then takes more strength, and that hurts.',
		phase: 'after',
		clues: 'Worse upright, stooping forward',
		tests: 'Whole-spine standing films',
		sources: ['seb']
	},
	{
		id: 'facet-pain',
		name: 'Facet joint pain',
		plain: 'Pain from the small joints of the spine',
		explain: 'Each level has two small joints that can hurt by themselves.',
		phase: 'any',
		clues: 'In the back, worse on bending back and turning',
		tests: 'Controlled medial branch blocks',
		sources: ['cg']
	},
	{
		id: 'sij-pain',
		name: 'Sacroiliac joint pain',
		plain: 'Pain from the joint between spine and pelvis',
		explain: 'This joint carries more after a fusion and can become a second source of pain.',
		phase: 'after',
		clues: 'Buttock, below the belt line, provocation tests',
		tests: 'Sacroiliac joint block',
		sources: ['cg']
	},
	{
		id: 'discogenic',
		name: 'Painful disc at another level',
		plain: 'Another disc that hurts',
		explain: 'A disc at another height can be the source.',
		phase: 'any',
		clues: 'Sitting is hard to bear',
		tests: 'MRI; discography is disputed',
		sources: ['cg']
	},
	{
		id: 'arachnoiditis',
		name: 'Adhesive arachnoiditis',
		plain: 'Nerves that stick together',
		explain: 'Nerves inside the spinal canal can stick together after inflammation.',
		phase: 'after',
		clues: 'Burning in both legs, bladder trouble',
		tests: 'MRI: clumped nerve roots',
		sources: ['man']
	},
	{
		id: 'hardware',
		name: 'Hardware loosening or irritation',
		plain: 'A screw or rod that irritates',
		explain: 'Metal can come loose or rub.',
		phase: 'after',
		clues: 'In one spot, on movement',
		tests: 'CT, hardware block',
		sources: ['general']
	},
	{
		id: 'infection',
		name: 'Infection',
		plain: 'An infection',
		explain: 'Germs can settle at the operation or in a disc. This has to be checked soon.',
		phase: 'after',
		clues: 'Fever, chills, feeling ill, wound trouble',
		tests: 'CRP, ESR, MRI with contrast, cultures',
		sources: ['general']
	},
	{
		id: 'myofascial-deconditioning',
		name: 'Muscle injury, loss of fitness',
		plain: 'Muscles that have become weak',
		explain: 'After long pain and rest the muscles tire soon and hurt.',
		phase: 'after',
		clues: 'Diffuse, with effort',
		tests: 'Examination',
		sources: ['general']
	},
	{
		id: 'extraspinal',
		name: 'Source outside the spine',
		plain: 'A source outside the spine',
		explain: 'Hip, blood vessels or belly can cause pain that feels like back pain.',
		phase: 'any',
		clues: 'Gait, weak pulses, groin pain',
		tests: 'Examination, hip film, ankle-brachial index',
		sources: ['general']
	},
	{
		id: 'nociplastic',
		name: 'Nociplastic pain',
		plain: 'A nervous system on high alert',
		explain: 'After long pain the nerves can report danger too easily, in many places.',
		phase: 'any',
		clues: 'Many sites, poor sleep, fatigue',
		tests: 'Clinical criteria',
		sources: ['general']
	},
	{
		id: 'systemic',
		name: 'Systemic contribution',
		plain: 'Another condition that plays in',
		explain: 'Diabetes, blood vessels, hormones or a medicine can add to the pain.',
		phase: 'any',
		clues: 'See the other conditions',
		tests: 'Blood tests',
		sources: ['general']
	}
];

export const causes: readonly CauseEntry[] = rows.map((row) => ({
	...row,
	certainty: row.sources.includes('general') ? 'general-knowledge' : 'read',
	cluesCertainty: 'general-knowledge',
	reviewedBy: null,
	reviewedOn: null
}));
