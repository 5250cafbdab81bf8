import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { commandNames } from '../../domain/command.ts';
import { commandSchemas, parseCommand } from './command.ts';
import { parse } from './parse.ts';
import { messageSchemas } from './socket.ts';

const schemas = Object.entries({ ...commandSchemas, ...messageSchemas });
const anything = fc.oneof(
	fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
	fc.uint8Array(),
	fc.object({ key: fc.constantFrom('__proto__', 'constructor', 'text', 'plan', 'input', 'name') })
);

test.each(schemas)(
	'[R-WB-7] %s makes a value or a refusal of anything, never an error',
	(_, schema) => {
		fc.assert(
			fc.property(anything, (value) => {
				const parsed = parse<unknown>(schema, value);
				if (!parsed.ok) expect(parsed.error.code).toBe('invalid-input');
			}),
			{ numRuns: 200 }
		);
	}
);

/** Well formed, and spoilt in one place. */
const id = '018f0000-0000-7000-8000-000000000001';
const details = {
	name: 'Gabapentin',
	kind: 'medicine',
	why: 'Nerve pain.',
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'yes', when: '', duration: '', helped: 'never', whyStopped: '' },
	target: '',
	reviewOn: '2026-12-14',
	dosage: { dose: '300', unit: 'mg', route: 'by mouth', frequency: 'at night' }
};

test('[R-WB-7] one spoilt place is refused, whatever stands there', () => {
	const good = { treatmentId: id, details };
	expect(parseCommand('ProposeTreatment', good)).toMatchObject({ ok: true });
	fc.assert(
		fc.property(fc.constantFrom(...paths(good)), fc.anything(), (path, value) => {
			const spoilt = withValue(good, path, value);
			const parsed = parseCommand('ProposeTreatment', spoilt);
			if (parsed.ok) return;
			expect(parsed.error.field.length).toBeLessThanOrEqual(100);
			expect(parsed.error.problem).toMatch(/^[a-z_-]+$/);
		})
	);
});

test.each([
	['text', { goalId: id, text: ' ' }, 'empty'],
	['text', { goalId: id, text: 'x'.repeat(501) }, 'too-long'],
	['text', { goalId: id }, 'strict_object'],
	['text', { goalId: id, text: 7 }, 'string'],
	['goalId', { goalId: id.toUpperCase(), text: 'x' }, 'not-an-id'],
	['goalId', { goalId: `${id}\n`, text: 'x' }, 'not-an-id'],
	['extra', { goalId: id, text: 'x', extra: 1 }, 'strict_object'],
	['', null, 'strict_object'],
	['goalId', [], 'strict_object'],
	['', 'x', 'strict_object']
])('[R-WB-7] field "%s" of %j', (field, input, problem) => {
	expect(parseCommand('AddGoal', input)).toEqual({
		ok: false,
		error: { code: 'invalid-input', field, problem }
	});
});

test('[R-WB-7] borrowed keys are refused at any depth', () => {
	for (const key of ['__proto__', 'constructor', 'prototype']) {
		const input: unknown = JSON.parse(`{"goalId":"${id}","text":"x","more":{"${key}":{}}}`);
		expect(parseCommand('AddGoal', input)).toMatchObject({ error: { problem: 'prototype-key' } });
	}
});

test('[R-WB-7] depth does not exhaust the stack', () => {
	let deep: unknown = 'x';
	for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];
	expect(parse(v.unknown(), deep)).toMatchObject({ error: { problem: 'too-deep' } });
});

test('[CP7] text comes in in its one form', () => {
	const parsed = parseCommand('AddGoal', { goalId: id, text: ' cafe\u0301\r\n\u0000now ' });
	expect(parsed).toMatchObject({ value: { input: { text: 'caf\u00e9\nnow' } } });
});

test('[DI3] a quote comes in as it stands', () => {
	const anchor = {
		type: 'passage',
		document: 'story',
		start: 'AAECAw==',
		end: 'AQID',
		quote: ' cafe\u0301 ',
		before: '',
		after: '\ud83d'
	};
	const input = {
		threadId: id,
		commentId: id,
		anchor,
		text: 'x',
		mentions: [],
		needsAnswer: false
	};
	expect(parseCommand('StartThread', input)).toMatchObject({
		value: { input: { anchor: { quote: ' cafe\u0301 ', after: '\ufffd' } } }
	});
	for (const start of ['', 'A', 'AAA', 'AA=A', 'AA-_', 'A'.repeat(404)]) {
		const spoilt = { ...input, anchor: { ...anchor, start } };
		expect(parseCommand('StartThread', spoilt)).toMatchObject({ error: { field: 'anchor.start' } });
	}
});

const onlyForms: readonly string[] = [
	'SignVersion',
	'AcknowledgeVersion',
	'WithdrawAgreement',
	'RestoreSection',
	'RequestAmendment'
];

test('[VE1] [AM2] [RO10] a socket carries no signature, no answer to one and nothing of the past', () => {
	const schema = messageSchemas['plan:command'];
	const carried = commandNames.filter(
		(name) => parse(schema, { plan: id, opId: id, name, input: {} }).ok
	);
	expect(carried).toEqual(commandNames.filter((name) => !onlyForms.includes(name)));
});

test('[R-YJ-10] a place is no longer than 1 kB', () => {
	const place = (bytes: number) => ({
		plan: id,
		section: 'story',
		item: null,
		cursor: { document: 'story', anchor: new Uint8Array(bytes), head: new Uint8Array(bytes) }
	});
	expect(parse(messageSchemas['presence:set'], place(400)).ok).toBe(true);
	expect(parse(messageSchemas['presence:set'], place(401)).ok).toBe(false);
});

test.each([
	[null, true],
	[0, true],
	[Number.MAX_SAFE_INTEGER, true],
	[-1, false],
	[1.5, false],
	[NaN, false],
	['1', false],
	[undefined, false]
])('[RO6] lastSeq %s of an opening is taken: %s', (lastSeq, isTaken) => {
	expect(parse(messageSchemas['plan:open'], { plan: id, lastSeq }).ok).toBe(isTaken);
});

function paths(value: unknown, prefix: readonly string[] = []): readonly (readonly string[])[] {
	if (typeof value !== 'object' || value === null) return [prefix];
	const below = Object.entries(value).flatMap(([key, inner]) => paths(inner, [...prefix, key]));
	return [prefix, ...below];
}

function withValue(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
	if (key === undefined) return value;
	const entries = Object.entries(target as object);
	return Object.fromEntries(
		entries.map(([own, inner]) => [own, own === key ? withValue(inner, rest, value) : inner])
	);
}
