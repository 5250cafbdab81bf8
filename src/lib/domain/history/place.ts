/** Levels of the lumbar spine from the top: discs between vertebrae, then the sacroiliac joint. */
export const spineLevels = ['t12-l1', 'l1-l2', 'l2-l3', 'l3-l4', 'l4-l5', 'l5-s1', 'sij'] as const;
export type SpineLevel = (typeof spineLevels)[number];

/** Named regions of the body map, left and right from the person's own side. */
export const bodyRegions = [
	'head-neck',
	'upper-back',
	'lower-back-left',
	'lower-back-centre',
	'lower-back-right',
	'buttock-left',
	'buttock-right',
	'groin-left',
	'groin-right',
	'hip-left',
	'hip-right',
	'thigh-front-left',
	'thigh-front-right',
	'thigh-back-left',
	'thigh-back-right',
	'thigh-side-left',
	'thigh-side-right',
	'knee-left',
	'knee-right',
	'shin-left',
	'shin-right',
	'calf-left',
	'calf-right',
	'foot-top-left',
	'foot-top-right',
	'foot-sole-left',
	'foot-sole-right',
	'abdomen',
	'arm-left',
	'arm-right'
] as const;
export type BodyRegion = (typeof bodyRegions)[number];
