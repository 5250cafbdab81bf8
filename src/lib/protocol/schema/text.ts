import * as v from 'valibot';
import { isDay } from '../../domain/day.ts';
import { keepable, tidy, type TextRule } from '../../domain/text.ts';

/** The words for what is wrong with a field; everything else is named by valibot's own type. */
const problems = [
	'empty',
	'too-long',
	'too-short',
	'not-an-id',
	'not-a-day',
	'not-an-instant',
	'not-in-the-past',
	'too-long-ago',
	'not-a-position',
	'not-a-hash',
	'not-an-order',
	'not-an-address',
	'not-binary',
	'not-prose'
] as const;
export type Problem = (typeof problems)[number];

export function isProblem(text: string): text is Problem {
	return problems.some((problem) => problem === text);
}

/** Text in the one form in which it is kept (domain/text.ts). */
export function text({ max, required }: TextRule) {
	return v.pipe(
		v.string(),
		v.transform(tidy),
		v.minLength(required ? 1 : 0, problem('empty')),
		v.maxLength(max, problem('too-long'))
	);
}

/** A quotation: exactly as it stands in the prose. */
export function quotation(max: number) {
	return v.pipe(v.string(), v.transform(keepable), v.maxLength(max, problem('too-long')));
}

export const day = v.pipe(v.string(), v.check(isDay, problem('not-a-day')));

/** ISO 8601 in UTC to the millisecond: the one form in which instants compare as texts. */
export const instant = v.pipe(
	v.string(),
	v.check((text) => {
		const at = new Date(text);
		return !Number.isNaN(at.getTime()) && at.toISOString() === text;
	}, problem('not-an-instant'))
);

/** A count that PostgreSQL and JSON both hold exactly. */
export const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const revision = v.pipe(
	v.number(),
	v.safeInteger(),
	v.minValue(1),
	v.maxValue(2_147_483_647)
);

export const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, problem('not-a-hash')));

/** Keeps the messages of our schemas within the list above. */
export function problem(name: Problem): Problem {
	return name;
}
