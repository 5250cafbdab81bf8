import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, parseOklch, type Rgb } from './contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];
type Tokens = ReadonlyMap<string, Record<Scheme, Rgb>>;

/** The colour tokens of one rule: `--name: light-dark(oklch(…), oklch(…));`. */
function colours(rules: string): Tokens {
	const pair = /--([\w-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\)/g;
	return new Map(
		[...rules.matchAll(pair)]
			.filter(([whole]) => !whole.includes('/'))
			.map(([, name = '', light = '', dark = '']) => [
				name,
				{ light: parseOklch(light), dark: parseOklch(dark) }
			])
	);
}

const [usualRules = '', moreRules = ''] = css.split('@media (prefers-contrast: more)');
const usual = colours(usualRules);
const more = new Map([...usual, ...colours(moreRules)]);

function ratio(tokens: Tokens, pair: { text: string; ground: string; scheme: Scheme }): number {
	const text = tokens.get(pair.text);
	const ground = tokens.get(pair.ground);
	if (!text || !ground) throw new Error(`No such token: ${pair.text} or ${pair.ground}`);
	return contrast(text[pair.scheme], ground[pair.scheme]);
}

const grounds = ['paper', 'surface', 'sunken'] as const;
const softs = ['accent', 'good', 'warn', 'urgent', 'patient', 'doctor', 'specialist'] as const;

/** Body ink: may stand on every ground and every soft ground. */
const bodyPairs = [...grounds, ...softs.map((name) => `${name}-soft`)].map((ground) => ({
	text: 'ink',
	ground
}));

const textPairs = [
	...grounds.flatMap((ground) => ['ink-2', 'ink-3', ...softs].map((text) => ({ text, ground }))),
	...softs.flatMap((name) => [name, 'ink-2'].map((text) => ({ text, ground: `${name}-soft` }))),
	{ text: 'accent-ink', ground: 'accent' },
	{ text: 'accent-ink', ground: 'accent-hover' },
	{ text: 'urgent-ink', ground: 'urgent' },
	{ text: 'urgent-ink', ground: 'urgent-hover' },
	...(['patient', 'doctor', 'specialist'] as const).map((ground) => ({ text: 'surface', ground }))
];

/** What is not text but must be seen: where one can type, where the focus is. */
const shapePairs = grounds.flatMap((ground) =>
	['field-line', 'focus'].map((text) => ({ text, ground }))
);

describe.each(schemes)('%s', (scheme) => {
	const floor = (tokens: Tokens, pairs: readonly { text: string; ground: string }[]) =>
		pairs.map((pair) => ({ ...pair, ratio: ratio(tokens, { ...pair, scheme }) }));
	const below = (least: number, rows: ReturnType<typeof floor>) =>
		rows.filter((row) => row.ratio < least).map((row) => ({ ...row, least }));

	test('[U-3] body ink reaches 7:1 on every ground', () => {
		expect(below(7, floor(usual, bodyPairs))).toEqual([]);
	});

	test('[U-2] every other text reaches 4.5:1 on the grounds it is meant for', () => {
		expect(below(4.5, floor(usual, textPairs))).toEqual([]);
	});

	test('[U-3] field borders and the focus ring reach 3:1', () => {
		expect(below(3, floor(usual, shapePairs))).toEqual([]);
	});

	test('[U-3] with more contrast wished for, every text reaches 7:1', () => {
		expect(below(7, floor(more, [...bodyPairs, ...textPairs]))).toEqual([]);
	});
});

test('[U-3] the reckoning itself: black on white is 21:1, and grey 0.5 is where sRGB has it', () => {
	expect(contrast(parseOklch('oklch(0 0 0)'), parseOklch('oklch(1 0 0)'))).toBeCloseTo(21, 1);
	const [red, green, blue] = parseOklch('oklch(0.627966 0.257704 29.2346)');
	expect([red, green, blue].map((channel) => Math.round(channel * 255))).toEqual([255, 0, 0]);
});
