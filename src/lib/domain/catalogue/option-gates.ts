/** The gates of each option, apart from its texts: what decides needs no words. */
export const gatesByOption: Readonly<Record<string, readonly string[]>> = {
	nsaid: ['kidney', 'ulcer', 'heart', 'hypertension', 'anticoagulant', 'early-fusion'],
	duloxetine: ['hypertension', 'liver', 'ssri', 'bipolar'],
	tca: ['heart', 'glaucoma', 'ssri'],
	gabapentinoid: ['opioid-together', 'kidney', 'substance-use'],
	topical: ['broken-skin'],
	'opioid-review': ['benzodiazepine', 'sleep-apnoea', 'substance-use'],
	esi: ['anticoagulant', 'infection', 'diabetes-glucose', 'contrast-allergy', 'pregnancy'],
	adhesiolysis: ['anticoagulant', 'infection', 'diabetes-glucose', 'contrast-allergy'],
	'mbb-rf': ['block-first', 'anticoagulant', 'infection'],
	'sij-int': ['anticoagulant', 'infection', 'diabetes-glucose'],
	scs: [
		'reevaluation-first',
		'infection',
		'mri-need',
		'mood-first',
		'anticoagulant',
		'red-flag-open-elective'
	],
	pnfs: ['reevaluation-first', 'infection', 'anticoagulant', 'red-flag-open-elective'],
	itdd: ['reevaluation-first', 'infection', 'anticoagulant', 'red-flag-open-elective'],
	'rev-decompress': [
		'reevaluation-first',
		'red-flag-open-elective',
		'anticoagulant',
		'infection',
		'mood-first',
		'diabetes',
		'concordant'
	],
	'rev-fusion': [
		'reevaluation-first',
		'red-flag-open-elective',
		'anticoagulant',
		'infection',
		'mood-first',
		'smoking',
		'diabetes',
		'osteoporosis',
		'concordant'
	],
	'hardware-removal': [
		'reevaluation-first',
		'red-flag-open-elective',
		'anticoagulant',
		'infection',
		'mood-first',
		'block-first',
		'unsolid-fusion'
	],
	'exercise-pt': ['surgeon-restrictions', 'unsolid-fusion'],
	'motor-control': ['surgeon-restrictions', 'unsolid-fusion'],
	'yoga-taichi': ['fused-levels-adapt'],
	tens: ['stimulator', 'pacemaker', 'pregnancy', 'broken-skin'],
	manipulation: ['fused-levels', 'red-flag-open', 'osteoporosis', 'anticoagulant'],
	acupuncture: ['anticoagulant-note'],
	heat: ['numb-skin'],
	sleep: ['sleep-apnoea-note'],
	wait: ['red-flag-open-wait']
};
