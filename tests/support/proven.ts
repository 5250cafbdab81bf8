import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { writeFile } from '../../src/lib/components/proof/write-file.ts';
import type { Content } from '../../src/lib/components/version/lay-out.ts';
import type { Actor } from '../../src/lib/domain/actor.ts';
import type { GoalId, OpId, SignatureId, TreatmentId } from '../../src/lib/domain/ids.ts';
import {
	amara,
	maria,
	rosa,
	testAt,
	testGoal,
	testId,
	testPlan,
	testSignature,
	testState,
	testTreatment,
	testVersion
} from '../../src/lib/domain/test-plan.ts';
import { testDenial } from '../../src/lib/domain/amendment/test-amendments.ts';
import { canonicalJson } from '../../src/lib/domain/version/canonical.ts';
import { canonicalText } from '../../src/lib/domain/version/content.ts';
import { signatureTexts } from '../../src/lib/domain/version/signature-text.ts';
import { prose, testContent, testSections } from '../../src/lib/domain/version/test-content.ts';
import type { Signature, Version } from '../../src/lib/domain/version/version.ts';
import type { Proof, ProofEvent, Sealer } from '../../src/lib/proof/assemble.ts';
import { sha256 } from '../../src/lib/proof/verifier/sha256.js';
import {
	changeOf,
	chainEvents,
	emptyHead,
	metadataText,
	type NewEvent
} from '../../src/lib/server/plan/chain.ts';

/** A made-up signed version as it is given out. */
export interface Proven {
	readonly file: string;
	readonly proof: Proof;
	readonly content: Content;
	readonly signatures: readonly Signature[];
}

export type Random = () => number;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export function testKey(): Sealer & { readonly fingerprint: string } {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
	return {
		publicKey: raw.toString('hex'),
		fingerprint: sha256(raw),
		sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('hex')
	};
}

/** Words that a file must bring through unchanged, whatever it is written in. */
const words = [
	'Walk to the park <and> back & “home”',
	'A backslash \\u003c is not a < sign',
	'Caf\u0065\u0301 and \u00a0 a hard space',
	'</script><script>alert(1)</script>',
	'<!-- two\r\nlines --> 😀 \ud800 half',
	'Sleep ≥ 6 h, "every" night',
	'{"json": [1, 2]}'
];

export function makeProven(seed: number, key: ReturnType<typeof testKey>): Proven {
	const random = randomFrom(seed);
	const number = 1 + Math.floor(random() * 3);
	const content = makeContent(random);
	const text = canonicalText(content);
	const version = testVersion({ number, contentHash: hashOf(text), seq: 20 });
	const signatures = makeSignatures(random, version);
	const record = makeRecord(random, [version, ...signatures]);
	const proof: Proof = {
		planId: testPlan().id,
		number,
		contentHash: version.contentHash,
		canonicalText: text,
		signatures: signatures.map((one) => ({ text: textOf(version, one), hash: one.hash })),
		record,
		exportedAt: testAt
	};
	const state = testState({ version: [version], amendment: [testDenial()] });
	const clinic = { name: 'Clinic by the lake', timeZone: 'Europe/Madrid' };
	return {
		file: writeFile({ proof, content, signatures, version, state, clinic }, key),
		proof,
		content,
		signatures
	};
}

function makeContent(random: Random): Content {
	const pick = () => `${words[Math.floor(random() * words.length)]} ${Math.floor(random() * 1e6)}`;
	const some = (most: number) => Array.from({ length: 1 + Math.floor(random() * most) });
	const goal = some(4).map((_, at) => testGoal({ id: testId<GoalId>(500 + at), text: pick() }));
	const treatment = some(4).map((_, at) =>
		testTreatment({ id: testId<TreatmentId>(300 + at), name: pick(), why: pick() })
	);
	const sections = { ...testSections, story: prose(...some(6).map(pick)) };
	return testContent({ goal, treatment }, sections) as unknown as Content;
}

const made = {
	deputyFor: null,
	factors: ['session', 'password'],
	timeZone: 'Europe/Madrid',
	utcOffset: '+01:00'
} as const;

function makeSignatures(random: Random, version: Version): readonly Signature[] {
	const all: readonly [Actor, Signature['meaning'], string][] = [
		[amara, 'author', 'As agreed.'],
		[maria, 'reviewed', ''],
		[rosa, 'questions', 'When do we < begin?']
	];
	return all.slice(0, 1 + Math.floor(random() * 3)).map(([actor, meaning, statement], at) => {
		const signature = testSignature({
			id: testId<SignatureId>(900 + at),
			versionId: version.id,
			userId: actor.id,
			name: actor.name,
			role: actor.role,
			meaning,
			statement,
			signedAt: testAt,
			circumstances: meaning === 'questions' ? made : null
		});
		return { ...signature, hash: hashOf(textOf(version, signature)) };
	});
}

/** The author's in the first format, the answers in the second and the third: a file may hold all. */
function textOf(version: Version, signature: Signature): string {
	const { meaning, userId, name, role, statement, warnings, signedAt, circumstances } = signature;
	const { number: versionNumber, contentHash, amends } = version;
	const bound = { planId: testPlan().id, versionNumber, contentHash, amends, circumstances };
	const signed = { ...bound, meaning, userId, name, role, statement, warnings, signedAt };
	const [newest, first = newest] = signatureTexts(signed);
	return meaning === 'author' ? first : newest;
}

function makeRecord(
	random: Random,
	signed: readonly [Version, ...(readonly Signature[])]
): Proof['record'] {
	const head = { actorId: amara.id, role: amara.role, authSession: null, at: testAt } as const;
	const before = Array.from({ length: Math.floor(random() * 40) }, (_, at): NewEvent => {
		const opId = testId<OpId>(at);
		const update = new Uint8Array([at, 1, 2]);
		return { type: 'prose', document: 'story', update, opId, ...head };
	});
	const [version, ...signatures] = signed;
	const opId = testId<OpId>(99);
	const events: NewEvent[] = [
		...before,
		{ type: 'entity', command: 'SignVersion', opId, ...head, kind: 'version', entity: version },
		...signatures.map(
			(entity) =>
				({
					type: 'entity',
					command: 'SignVersion',
					opId,
					...head,
					kind: 'signature',
					entity
				}) as const
		)
	];
	const { chained } = chainEvents(testPlan().id, emptyHead, events);
	const written = chained.map(({ event, seq, payloadHash, hash }): ProofEvent => {
		const metadata = metadataText(testPlan().id, seq, event);
		const link = { seq, metadata, payloadHash: hex(payloadHash), hash: hex(hash) };
		return event.type === 'entity' ? { ...link, payload: canonicalJson(changeOf(event)) } : link;
	});
	// As a later version has it: from somewhere in the middle.
	const cutAt = Math.floor(random() * before.length);
	const from = written[cutAt - 1] ?? { seq: 0, hash: hex(emptyHead.hash) };
	return { from: { seq: from.seq, hash: from.hash }, events: written.slice(cutAt) };
}

function hashOf(text: string): string {
	return createHash('sha256').update(text, 'utf8').digest('hex');
}

function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('hex');
}

/** One byte changed, one to forty taken out, or some put in, somewhere. */
export function mutate(
	original: Uint8Array,
	random: Random
): { readonly bytes: Uint8Array; readonly at: number; readonly how: string } {
	const at = Math.floor(random() * original.length);
	const [before, after] = [original.subarray(0, at), original.subarray(at)];
	const kind = Math.floor(random() * 4);
	if (kind === 0) {
		const flipped = new Uint8Array(original);
		flipped[at] = (original[at] ?? 0) ^ (1 << Math.floor(random() * 8));
		return { bytes: flipped, at, how: 'a flipped bit' };
	}
	if (kind === 1) {
		const rest = after.subarray(1 + Math.floor(random() * 3));
		return { bytes: join(before, rest), at, how: 'bytes taken out' };
	}
	if (kind === 2) {
		const added = Uint8Array.from({ length: 1 + Math.floor(random() * 9) }, () => random() * 256);
		return { bytes: join(before, added, after), at, how: 'bytes put in' };
	}
	const changed = new Uint8Array(original);
	changed[at] = changed[at] === 0x78 ? 0x79 : 0x78;
	return { bytes: changed, at, how: 'another letter' };
}

/** The part of a file that a place is in, as a finding calls it. */
export function partAt(file: Uint8Array, at: number): string {
	const text = Buffer.from(file).toString('latin1');
	const marks = [
		['readable', '\n<main'],
		...['content', 'signatures', 'record'].map((name) => [
			name,
			`\n<script type="application/json" id="accord-${name}">`
		]),
		['verifier', '\n<script type="module"'],
		['seal', '\n<script type="application/json" id="accord-manifest">']
	] as const;
	return marks.reduce(
		(part, [name = '', mark = '']) => (at >= text.lastIndexOf(mark) ? name : part),
		'page'
	);
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts));
}
