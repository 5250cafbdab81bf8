import type { BodyRegion } from '../../domain/history/place.ts';

/** A region as drawn on one of the two figures. */
export interface BodyShape {
	readonly region: BodyRegion;
	/** Points of a polygon, in a figure of 120 by 224. */
	readonly points: string;
}

type Corner = readonly [number, number];

/** Half of a figure is drawn, the other half is its mirror; `own` is its side as the viewer sees it. */
interface Half {
	readonly left: BodyRegion;
	readonly right: BodyRegion;
	readonly corners: readonly Corner[];
}

const width = 120;

const arm: readonly Corner[] = [
	[39, 44],
	[31, 48],
	[26, 78],
	[19, 108],
	[14, 132],
	[20, 136],
	[27, 112],
	[34, 84],
	[40, 62]
];
const knee: readonly Corner[] = [
	[44, 160],
	[58, 160],
	[57, 175],
	[45, 175]
];
const lowerLeg: readonly Corner[] = [
	[45, 176],
	[57, 176],
	[56, 206],
	[48, 206],
	[43, 190]
];
const foot: readonly Corner[] = [
	[48, 207],
	[56, 207],
	[57, 217],
	[40, 219],
	[43, 213]
];
const outerThigh: readonly Corner[] = [
	[38, 121],
	[42, 124],
	[45, 159],
	[41, 159],
	[36, 140]
];
const thigh: readonly Corner[] = [
	[43, 124],
	[59, 124],
	[58, 159],
	[46, 159]
];

const head: BodyShape = {
	region: 'head-neck',
	points: '60,4 67,6 71,13 71,22 67,31 66,39 54,39 53,31 49,22 49,13 53,6'
};

const frontHalves: readonly Half[] = [
	{ left: 'arm-right', right: 'arm-left', corners: arm },
	{
		left: 'hip-right',
		right: 'hip-left',
		corners: [
			[41, 101],
			[51, 101],
			[47, 120],
			[38, 120],
			[39, 110]
		]
	},
	{
		left: 'groin-right',
		right: 'groin-left',
		corners: [
			[52, 101],
			[59.5, 101],
			[59.5, 123],
			[48, 120]
		]
	},
	{ left: 'thigh-side-right', right: 'thigh-side-left', corners: outerThigh },
	{ left: 'thigh-front-right', right: 'thigh-front-left', corners: thigh },
	{ left: 'knee-right', right: 'knee-left', corners: knee },
	{ left: 'shin-right', right: 'shin-left', corners: lowerLeg },
	{ left: 'foot-top-right', right: 'foot-top-left', corners: foot }
];

const backHalves: readonly Half[] = [
	{ left: 'arm-left', right: 'arm-right', corners: arm },
	{
		left: 'lower-back-left',
		right: 'lower-back-right',
		corners: [
			[42, 81],
			[53, 81],
			[53, 102],
			[41, 102]
		]
	},
	{
		left: 'buttock-left',
		right: 'buttock-right',
		corners: [
			[40, 103],
			[59.5, 103],
			[59.5, 123],
			[42, 123],
			[38, 115]
		]
	},
	{ left: 'thigh-side-left', right: 'thigh-side-right', corners: outerThigh },
	{ left: 'thigh-back-left', right: 'thigh-back-right', corners: thigh },
	{ left: 'calf-left', right: 'calf-right', corners: lowerLeg },
	{ left: 'foot-sole-left', right: 'foot-sole-right', corners: foot }
];

/** Seen from the front, a person's right is on the viewer's left. */
export const frontShapes: readonly BodyShape[] = [
	head,
	{ region: 'abdomen', points: '42,74 78,74 79,100 41,100' },
	...frontHalves.flatMap(bothSides)
];

export const backShapes: readonly BodyShape[] = [
	head,
	{ region: 'upper-back', points: '42,42 78,42 80,62 78,80 42,80 40,62' },
	{ region: 'lower-back-centre', points: '54,81 66,81 66,102 54,102' },
	...backHalves.flatMap(bothSides)
];

/** Parts of the figure that are no region: the chest, and the hollows of the knees. */
export const frontRest = ['42,42 78,42 80,62 78,73 42,73 40,62'];
export const backRest = [pointsOf(knee), pointsOf(mirrored(knee))];

function bothSides({ left, right, corners }: Half): readonly BodyShape[] {
	return [
		{ region: left, points: pointsOf(corners) },
		{ region: right, points: pointsOf(mirrored(corners)) }
	];
}

function mirrored(corners: readonly Corner[]): readonly Corner[] {
	return corners.map(([x, y]): Corner => [width - x, y]);
}

function pointsOf(corners: readonly Corner[]): string {
	return corners.map(([x, y]) => `${x},${y}`).join(' ');
}
