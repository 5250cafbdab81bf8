import * as v from 'valibot';
import { urgencies } from '../../domain/plan/plan.ts';
import { isDay } from '../../domain/day.ts';
import { textLimits, tidy } from '../../domain/text.ts';
import { opId, planId, userId } from './ids.ts';
import { problem, sha256, text } from './text.ts';

export const minPasswordLength = 15;
/** More than anybody types; the hash takes any length, the sender does not need it. */
export const maxPasswordLength = 1_024;

const maxAgeYears = 120;
const maxEmailLength = 254;
const maxReviewedLength = 512 * 1024;

/** Characters as people count them, not code units: `𝒜` is one. */
const typedPassword = v.pipe(
	v.string(),
	v.maxLength(4 * maxPasswordLength, problem('too-long')),
	v.transform((password) => password.normalize('NFC'))
);

/** A password that somebody wants to have (R-ID-2): any characters, no rules of composition. */
export const newPassword = v.pipe(
	typedPassword,
	v.check((password) => [...password].length >= minPasswordLength, problem('too-short')),
	v.check((password) => [...password].length <= maxPasswordLength, problem('too-long'))
);

/** A password that somebody has: checked against the hash, whatever its length. */
export const givenPassword = v.pipe(typedPassword, v.nonEmpty(problem('empty')));

export const emailAddress = v.pipe(
	v.string(),
	v.transform(tidy),
	v.nonEmpty(problem('empty')),
	v.maxLength(maxEmailLength, problem('too-long')),
	v.regex(/^[^\s@]+@[^\s@]+$/, problem('not-an-address'))
);

export const signInForm = v.strictObject({ email: emailAddress, password: givenPassword });

/** The password stays with the form; `reviewed` is the text that the signer had on the screen. */
export const signForm = v.strictObject({
	opId,
	contentHash: sha256,
	reviewed: v.pipe(v.string(), v.maxLength(maxReviewedLength, problem('too-long'))),
	statement: text({ max: textLimits.statement, required: false }),
	password: givenPassword
});

/** `today` is the day where the clinic is. */
export function startPlanForm(today: string) {
	return v.strictObject({
		requestId: planId,
		name: v.pipe(text({ max: 200, required: true }), v.transform(onOneLine)),
		birthDate: birthDate(today),
		identifier: v.pipe(text({ max: 100, required: false }), v.transform(orNull)),
		title: v.pipe(text({ max: textLimits.planTitle, required: true }), v.transform(onOneLine)),
		ask: text({ max: textLimits.planAsk, required: true }),
		urgency: v.picklist(urgencies),
		specialist: userId,
		/** Somebody already known, or that it is nobody known; empty while nobody asked. */
		samePerson: v.optional(text({ max: 36, required: false }), ''),
		email: v.optional(v.pipe(v.union([v.literal(''), emailAddress]), v.transform(orNull)), '')
	});
}

function birthDate(today: string) {
	return v.pipe(
		text({ max: 20, required: true }),
		v.check(isDay, problem('not-a-day')),
		v.check((day) => day < today, problem('not-in-the-past')),
		v.check((day) => day >= yearsBefore(today, maxAgeYears), problem('too-long-ago'))
	);
}

function yearsBefore(day: string, years: number): string {
	return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
}

function onOneLine(line: string): string {
	return line.replaceAll(/\s+/g, ' ');
}

function orNull(line: string): string | null {
	return line === '' ? null : line;
}
