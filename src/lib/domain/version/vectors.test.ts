import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CONTENT_FORMAT, canonicalText, type PlanContent } from './content.ts';
import {
	SIGNATURE_FORMAT,
	signatureText,
	signatureTexts,
	type SignatureContent
} from './signature-text.ts';
import type { SigningCircumstances } from './version.ts';

/** The vectors were made by another implementation of the SPEC than the one under test. */
const folder = new URL('./vectors/', import.meta.url);
const names = readdirSync(folder);

interface ContentVector {
	readonly content: PlanContent;
	readonly canonicalText: string;
	readonly contentHash: string;
}

/** As it stands in the text: what came later is missing in earlier forms. */
type Bound = Omit<SignatureContent, 'warnings' | 'amends' | 'circumstances'> &
	Partial<Pick<SignatureContent, 'warnings' | 'amends'>> &
	Partial<SigningCircumstances>;

interface SignatureVector {
	readonly signature: Bound;
	readonly canonicalText: string;
	readonly hash: string;
}

test.each(names.filter((name) => name.startsWith('content-')))('[VE14] %s verifies', (name) => {
	const vector = read(name) as ContentVector;
	expect(canonicalText(vector.content)).toBe(vector.canonicalText);
	expect(sha256(vector.canonicalText)).toBe(vector.contentHash);
});

test.each(names.filter((name) => name.startsWith('signature-')))(
	'[VE14] [VE15] %s verifies',
	(name) => {
		const vector = read(name) as SignatureVector;
		const texts = signatureTexts(contentOf(vector.signature));
		expect(texts[vector.signature.warnings ? 0 : 1]).toBe(vector.canonicalText);
		expect(sha256(vector.canonicalText)).toBe(vector.hash);
	}
);

/** A vector is a promise: signed plans exist that only this form verifies. Add, never change. */
test('[VE14] the vectors are the ones that were promised', () => {
	const promised = names.toSorted().map((name) => `${sha256(source(name)).slice(0, 16)} ${name}`);
	expect([CONTENT_FORMAT, SIGNATURE_FORMAT]).toEqual(['accord-plan/3', 'accord-signature/3']);
	expect(promised).toMatchInlineSnapshot(`
		[
		  "59b12ddff57045cb content-2-smallest.json",
		  "c993370cf00bac56 content-2-whole.json",
		  "b6c72c3c49f86bba content-3-smallest.json",
		  "8eab7994b42e3981 content-3-whole.json",
		  "e8dd3f77294574c8 content-decomposed.json",
		  "a95331c0571f8ca5 content-smallest.json",
		  "b2189bc814a74187 content-whole.json",
		  "cc99ef6c2c917282 signature-2-author.json",
		  "a5451058a0ddd144 signature-2-warnings.json",
		  "11445c23fef875e6 signature-3-author.json",
		  "cd1c643f5d7f1e1c signature-3-deputy.json",
		  "c9493fb03d48a38a signature-3-withdrawn.json",
		  "1cc89fa493b2d92a signature-author.json",
		  "aeaadcd9cf487da4 signature-questions.json",
		]
	`);
});

test('[VE11] a decomposed text with other key order hashes the same', () => {
	const [whole, decomposed] = ['content-whole.json', 'content-decomposed.json'].map(read);
	expect((decomposed as ContentVector).contentHash).toBe((whole as ContentVector).contentHash);
});

test('[VE15] every part of a signature changes its hash', () => {
	const { signature: stored, hash } = read('signature-3-author.json') as SignatureVector;
	const signature = contentOf(stored);
	const made = signature.circumstances;
	if (made === null) throw new Error('no circumstances');
	const others: { readonly [Part in keyof SignatureContent]: SignatureContent[Part] } = {
		...signature,
		planId: signature.userId as never,
		versionNumber: 2,
		contentHash: '0'.repeat(64),
		meaning: 'agree',
		userId: signature.planId as never,
		name: 'Dr A. Okafor',
		role: 'patient',
		statement: 'As agreed.',
		warnings: [{ type: 'cause-unanswered', ids: [signature.planId], reason: 'We know.' }],
		signedAt: '2026-11-22T10:00:00.001Z',
		amends: [{ versionNumber: 1, contentHash: '0'.repeat(64), requestIds: [] }],
		circumstances: null
	};
	const otherwise: SigningCircumstances = {
		deputyFor: { userId: signature.planId as never, name: 'Dr Ines Duarte' },
		factors: ['session'],
		timeZone: 'Europe/Oslo',
		utcOffset: '+02:00'
	};
	const changed = [
		...Object.entries(others).map(([part, value]) => ({ ...signature, [part]: value })),
		...Object.entries(otherwise).map(([part, value]) => ({
			...signature,
			circumstances: { ...made, [part]: value }
		}))
	];
	const hashes = changed.map((one) => sha256(signatureText(one)));
	expect(new Set([hash, ...hashes]).size).toBe(1 + 12 + 4);
});

test('[VE15] reasons are bound too, and cannot be taken away by going back to the first form', () => {
	const { signature } = read('signature-2-warnings.json') as SignatureVector;
	const whole = contentOf(signature);
	expect(signatureTexts(whole)).toHaveLength(1);
	const [first] = whole.warnings;
	const reworded = first ? [{ ...first, reason: 'Another.' }, ...whole.warnings.slice(1)] : [];
	const texts = [[], reworded, whole.warnings.toReversed()].flatMap((warnings) =>
		signatureTexts({ ...whole, warnings })
	);
	expect(texts).not.toContain(signatureText(whole));
});

test('[VE15] what the third form binds cannot be taken away by going back to an earlier one', () => {
	const { signature, canonicalText: text } = read('signature-3-deputy.json') as SignatureVector;
	const whole = contentOf(signature);
	expect(signatureTexts(whole)).toEqual([text]);
	const less = { ...whole, circumstances: null };
	expect([less, { ...less, amends: [], warnings: [] }].flatMap(signatureTexts)).not.toContain(text);
});

test('[VE22] a signature of an earlier form does not hold with amendments put to it', () => {
	for (const name of ['signature-2-warnings.json', 'signature-3-deputy.json']) {
		const { signature } = read(name) as SignatureVector;
		const earlier = { ...contentOf(signature), amends: [], circumstances: null };
		const amends = [{ versionNumber: 1, contentHash: '0'.repeat(64), requestIds: [] }];
		const held = signatureTexts(earlier);
		expect(held.length).toBeGreaterThan(0);
		for (const text of signatureTexts({ ...earlier, amends })) expect(held).not.toContain(text);
	}
});

function contentOf({
	deputyFor = null,
	factors,
	timeZone = '',
	utcOffset = '',
	...bound
}: Bound): SignatureContent {
	const circumstances = factors ? { deputyFor, factors, timeZone, utcOffset } : null;
	return { warnings: [], amends: [], ...bound, circumstances };
}

function read(name: string): unknown {
	return JSON.parse(source(name));
}

function source(name: string): string {
	return readFileSync(new URL(name, folder), 'utf8');
}

function sha256(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}
