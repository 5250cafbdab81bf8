import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import words from '../../i18n/messages/en/proof.json' with { type: 'json' };
import {
	makeProven,
	mutate,
	partAt,
	randomFrom,
	testKey,
	type Proven
} from '../../../tests/support/proven.ts';
import { canonicalJson } from '../domain/version/canonical.ts';
import { assemble, type Proof } from './assemble.ts';
import { canonical, embedded, unembedded } from './verifier/canonical.js';
import { sha256 } from './verifier/sha256.js';
import { verify } from './verifier/verify.js';
import { sentence } from './verifier/words.js';

const key = testKey();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const spoken: Readonly<Record<string, string>> = words;
/** Hundreds of whole files, on a machine that is busy with the rest. */
const many = { timeout: 120_000 };

afterEach(() => vi.unstubAllGlobals());

async function said(file: string | Uint8Array): Promise<readonly string[]> {
	const { findings } = await verify(typeof file === 'string' ? bytesOf(file) : file);
	return findings.map((finding) => sentence(finding, spoken));
}

test('[PF1] a hundred versions as they were given out are accepted', many, async () => {
	for (let seed = 0; seed < 100; seed += 1) {
		const verdict = await verify(bytesOf(makeProven(seed, key).file));
		expect(verdict).toMatchObject({ findings: [], isSealChecked: true });
		expect(verdict.fingerprint).toBe(key.fingerprint);
	}
});

test(
	'[PF2] a byte changed, taken out or put in anywhere is found, and its part is named',
	many,
	async () => {
		const originals = Array.from({ length: 20 }, (_, seed) => bytesOf(makeProven(seed, key).file));
		for (let seed = 0; seed < 200; seed += 1) {
			const original = originals[seed % originals.length] ?? new Uint8Array();
			const { bytes, at, how } = mutate(original, randomFrom(seed));
			const { findings } = await verify(bytes);
			const parts = findings.map(({ part }) => part);
			expect(parts, `${seed}: ${how} at ${at}`).toContain(partAt(original, at));
			for (const finding of findings) expect(sentence(finding, spoken)).toMatch(/^The |^Change /);
		}
	}
);

const goalText = /("goals":\[.*?"text":")/;

test('[PF2] a change is called by what it is about', async () => {
	const { file, signatures, proof } = makeProven(3, key);
	const [author] = signatures;
	expect(await said(file.replace(goalText, '$1Not '))).toEqual([
		'The text of goal 1 is not what was signed.'
	]);
	expect(await said(file.replace('"request":"It', '"request":"Not'))).toEqual([
		'The request of request 1 is not what was signed.'
	]);
	expect(await said(file.replace('"story":{"c', '"story":{"C'))).toEqual([
		'The section “story” is not what was signed.'
	]);
	expect(await said(file.replace('"birthDate":"19', '"birthDate":"20'))).toEqual([
		'The birth date of the patient is not what was signed.'
	]);
	expect(await said(file.replace(/(id="accord-signatures">\[\{"hash":"....)./, '$1x'))).toContain(
		`The signature of ${author?.name} was changed.`
	);
	const last = proof.record.events.at(-1);
	expect(await said(file.replace(`\\n${last?.seq}\\n`, `\\n${last?.seq}\\n `))).toContain(
		`Change ${last?.seq} in the record was changed.`
	);
	expect(
		await said(file.replace('The story so far</h2><p>', 'The story so far</h2><p>Not '))
	).toEqual(['The readable text was changed at “The story so far”.']);
	expect(await said(file.replace('function verify(', 'function verifY('))).toEqual([
		'The check inside this file was changed. Do not believe what the page says of itself.'
	]);
});

test('[PF3] of manifest and seal the one that was changed is named', async () => {
	const { file } = makeProven(5, key);
	expect(await said(file.replace('"exportedAt":"2026', '"exportedAt":"2027'))).toEqual([
		'The list of fingerprints that is under the seal was changed.'
	]);
	for (const field of ['manifestHash', 'signature'])
		expect(await said(file.replace(new RegExp(`("${field}":"...)[^"]{4}`), '$10000'))).toEqual([
			'The seal was changed, or it is of another key.'
		]);
	const other = testKey();
	const resealed = file.replace(key.publicKey, other.publicKey);
	expect((await verify(bytesOf(resealed))).findings.map(({ part }) => part)).toEqual(['seal']);
	expect(await said(`${file}\n`)).toEqual(['The end of the file was changed.']);
	expect(await said(file.slice(0, file.indexOf('accord-manifest')))).toEqual([
		'The seal, or the list of fingerprints under it, is missing or cannot be read.'
	]);
	expect(await said('<p>Something else</p>')).toEqual([
		'This is not a file that Accord gave out, or most of it is gone.'
	]);
});

/** What somebody makes who has a key of their own and all the code. */
function forged({ proof, file }: Proven, change: Partial<Proof>): string {
	const [page = '', rest = ''] = file.split('\n<main');
	const readable = `\n<main${rest.split('\n<script')[0] ?? ''}`;
	const reading = { page, readable: [['', readable]] as const, verifier: '\n<script></script>' };
	return assemble({ ...proof, ...change }, reading, testKey());
}

test('[PF4] [PF5] what is not of this version is named, whoever sealed the file', async () => {
	const mine = makeProven(1, key);
	const others = makeProven(2, key);
	const { proof } = mine;
	const [author, second] = proof.signatures;
	const record = (change: Partial<Proof['record']>) => ({
		record: { ...proof.record, ...change }
	});
	const { events } = proof.record;
	expect(await said(forged(mine, {}))).toEqual([]);
	const cases: readonly (readonly [Partial<Proof>, string])[] = [
		[{ signatures: others.proof.signatures }, 'belongs to another plan, version or text'],
		[{ signatures: proof.signatures.slice(1) }, 'is in the record of changes, but not in the file'],
		[{ signatures: [...proof.signatures, ...proof.signatures] }, 'stands there twice'],
		[
			{ signatures: [{ text: author?.text ?? '', hash: second?.hash ?? '' }] },
			'The signature of Dr Amara Okafor was changed.'
		],
		[{ canonicalText: others.proof.canonicalText }, 'does not give the fingerprint'],
		[{ planId: crypto.randomUUID() }, 'The content belongs to another plan.'],
		[record({ events: events.slice(0, -1) }), 'is not in the record of changes'],
		[record({ events: events.slice(0, 1) }), 'does not hold the signing of this version'],
		[record({ events: events.toSpliced(-2, 1) }), 'does not follow the one before it'],
		[record({ from: { seq: proof.record.from.seq, hash: '1'.repeat(64) } }), 'Change '],
		[record({ from: { seq: 0, hash: '1'.repeat(64) } }), 'does not begin where it should'],
		[
			record({ events: events.map((event) => ({ ...event, metadata: `${event.metadata}x` })) }),
			'in the record was changed'
		]
	];
	for (const [change, expected] of cases)
		expect((await said(forged(mine, change))).join(' ')).toContain(expected);
});

test('[PF5] a record that ends early does not end where the manifest says', async () => {
	const { file } = makeProven(1, key);
	const cutOff = file.replace(
		/,\{"hash":"[0-9a-f]{64}","metadata":(?:(?!"seq").)*"seq":\d+\}\],"from"/,
		'],"from"'
	);
	expect(cutOff.length).toBeLessThan(file.length);
	expect(await said(cutOff)).toContain(
		'The record does not end where it did when this copy was made.'
	);
});

test('[PF6] canonical form and hash are those of the vectors', () => {
	const folder = new URL('../domain/version/vectors/', import.meta.url);
	for (const name of readdirSync(folder)) {
		const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
		const format = name.startsWith('content-')
			? {}
			: { format: JSON.parse(vector.canonicalText).format };
		expect(canonical({ ...format, ...(vector.content ?? vector.signature) })).toBe(
			vector.canonicalText
		);
		expect(sha256(bytesOf(vector.canonicalText))).toBe(vector.contentHash ?? vector.hash);
	}
});

test('[PF6] any JSON has the same canonical text here and in the product, and survives the page', () => {
	const unit = fc.string({ unit: 'binary' });
	fc.assert(
		fc.property(fc.jsonValue({ stringUnit: 'binary' }), unit, (value, text) => {
			const whole = canonical({ value, text: `${text}\\u003c<` });
			expect(whole).toBe(canonicalJson({ value, text: `${text}\\u003c<` }));
			expect(unembedded(embedded(whole))).toBe(whole);
			expect(embedded(whole)).not.toContain('<');
		})
	);
});

test('[PF6] the hash is SHA-256 at every length around a block', async () => {
	for (let length = 0; length < 200; length += 1) {
		const bytes = Uint8Array.from({ length }, (_, at) => (at * 37) % 256);
		const expected = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
		expect(sha256(bytes)).toBe(expected);
	}
});

test('[PF8] without Ed25519 all else is checked, and the seal is not called checked', async () => {
	const { file } = makeProven(4, key);
	vi.stubGlobal('crypto', {});
	expect(await verify(bytesOf(file))).toMatchObject({ findings: [], isSealChecked: false });
	const { findings } = await verify(bytesOf(file.replace(goalText, '$1Not ')));
	expect(findings).toEqual([{ part: 'content', code: 'field', name: 'goals/0/text' }]);
});
