import { describe, expect, test } from 'vitest';
import { options } from '../catalogue/catalogue.ts';
import { causes } from '../catalogue/cause.ts';
import { flagLevels } from '../catalogue/flag-level.ts';
import { gates } from '../catalogue/gate.ts';
import { redFlags } from '../catalogue/red-flag.ts';
import { conditionCodes } from '../condition/condition.ts';
import { advices } from '../safety/advice.ts';
import { compareEditions, editionEntries, editionText, type EditionEntry } from './edition.ts';

const words = {
	gate: (id: string) => `Careful: ${id}.`,
	conflict: (id: string) => `Not ${id}.`,
	condition: (code: string) => `With ${code}.`,
	level: (level: string) => `Soon: ${level}.`,
	advice: (advice: string) => `Call: ${advice}.`,
	measure: (measure: string) => `Seen by ${measure}.`
};
const texts = ['gate', 'conflict', 'condition', 'level', 'advice', 'measure'] as const;
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
	for (const code of conditionCodes) expect(text).toContain(`With ${code}.`);
	for (const advice of advices) expect(text).toContain(`Call: ${advice}.`);
	for (const level of flagLevels) expect(text).toContain(`Soon: ${level}.`);
	for (const { measures } of options) expect(text).toContain(`Seen by ${measures[0]}.`);
});

test.each(texts)('[AC2] one sentence of what is said by a %s makes another edition', (kind) => {
	const text = editionText(entries);
	const spoken = entries.flatMap(({ id, fields }) =>
		fields['plain'] === words[kind](id) ? [id] : []
	);
	expect(spoken.length).toBeGreaterThan(0);
	for (const id of spoken) {
		const reworded = { ...words, [kind]: (one: string) => `${words[kind](one)}${one === id}` };
		expect(editionText(editionEntries(reworded))).not.toBe(text);
	}
	const reworded = { ...words, [kind]: (one: string) => `Rather: ${one}.` };
	expect(compareEditions(entries, editionEntries(reworded)).map(({ id }) => id)).toEqual(spoken);
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
