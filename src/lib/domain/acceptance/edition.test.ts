import { describe, expect, test } from 'vitest';
import { options } from '../catalogue/catalogue.ts';
import { causes } from '../catalogue/cause.ts';
import { gates } from '../catalogue/gate.ts';
import { redFlags } from '../catalogue/red-flag.ts';
import { compareEditions, editionEntries, editionText, type EditionEntry } from './edition.ts';

const words = { gate: (id: string) => `Careful: ${id}.`, conflict: (id: string) => `Not ${id}.` };
const entries = editionEntries(words);
const ofKind = (kind: string) => entries.filter((one) => one.kind === kind);

const [tens = entries[0], other = entries[1]] = entries;
if (!tens || !other) throw new Error('a catalogue has entries');

test('[AC2] an edition is all of the catalogue, each text of it and each gate in its words', () => {
	expect(ofKind('option')).toHaveLength(options.length);
	expect(ofKind('cause')).toHaveLength(causes.length);
	expect(ofKind('red-flag')).toHaveLength(redFlags.length);
	expect(ofKind('gate')).toHaveLength(gates.length);
	const text = editionText(entries);
	for (const { plain, harm } of options) {
		expect(text).toContain(JSON.stringify(plain).slice(1, -1));
		expect(text).toContain(JSON.stringify(harm).slice(1, -1));
	}
	for (const { question } of redFlags) expect(text).toContain(question);
	for (const { id } of gates) expect(text).toContain(`Careful: ${id}.`);
	expect(editionText(editionEntries(words))).toBe(text);
	for (const other of ['gate', 'conflict'] as const) {
		const reworded = { ...words, [other]: (id: string) => `Rather: ${id}.` };
		expect(editionText(editionEntries(reworded))).not.toBe(text);
	}
});

describe('[AC11] two editions', () => {
	const worded = (one: EditionEntry, fields: EditionEntry['fields']): EditionEntry => ({
		...one,
		fields: { ...one.fields, ...fields }
	});

	test('that say the same differ in nothing', () => {
		const stored: EditionEntry[] = JSON.parse(editionText(entries));
		expect(compareEditions(stored, entries)).toEqual([]);
	});

	test('are told apart by what came, what went and what reads differently', () => {
		const before = [worded(tens, { plain: 'A box' }), other];
		const after = [tens, ...ofKind('cause').slice(0, 1)];
		expect(compareEditions(before, after)).toMatchObject([
			{
				id: tens.id,
				change: 'changed',
				fields: [{ field: 'plain', before: 'A box', after: tens.fields['plain'] }]
			},
			{ id: other.id, change: 'gone', fields: [] },
			{ kind: 'cause', change: 'new', fields: [] }
		]);
	});

	test('show a field that is new or gone', () => {
		const less = { ...tens, fields: {} };
		const fields = compareEditions([less], [tens])[0]?.fields ?? [];
		expect(fields.map(({ before }) => before)).toEqual(fields.map(() => ''));
		expect(fields).toHaveLength(Object.keys(tens.fields).length);
	});
});
