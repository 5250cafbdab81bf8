import { options } from '../catalogue/catalogue.ts';
import { causes } from '../catalogue/cause.ts';
import { conflictPairs } from '../catalogue/coverage.ts';
import { flagLevels, type FlagLevel } from '../catalogue/flag-level.ts';
import { gates } from '../catalogue/gate.ts';
import { redFlags } from '../catalogue/red-flag.ts';
import { sources } from '../catalogue/source.ts';
import { conditionCodes, type ConditionCode } from '../condition/condition.ts';
import { advices, type Advice } from '../safety/advice.ts';
import { canonicalJson } from '../version/canonical.ts';

/** All that the catalogue says, under its version. */
export interface Edition {
	readonly version: string;
	/** SHA-256 in hex of its canonical text. */
	readonly contentHash: string;
}

export const editionKinds = [
	'option',
	'cause',
	'red-flag',
	'gate',
	'conflict',
	'condition',
	'advice',
	'measure',
	'source'
] as const;
export type EditionKind = (typeof editionKinds)[number];

/** One entry as it is kept, compared and hashed: its fields as text. */
export interface EditionEntry {
	readonly kind: EditionKind;
	readonly id: string;
	readonly name: string;
	readonly fields: Readonly<Record<string, string>>;
}

/** The sentences in which what has no text of its own is read. */
export interface EditionWords {
	readonly gate: (id: string) => string;
	readonly conflict: (id: string) => string;
	/** What a condition does to the options. */
	readonly condition: (code: ConditionCode) => string;
	/** How soon something is to be seen to. */
	readonly level: (level: FlagLevel) => string;
	readonly advice: (advice: Advice) => string;
	/** By what one sees whether an option helps. */
	readonly measure: (measure: string) => string;
}

/** All that a clinic answers for when it accepts. */
export function editionEntries(words: EditionWords): readonly EditionEntry[] {
	return [
		...options.map((option) => entry('option', option.name, option)),
		...causes.map((cause) => entry('cause', cause.name, cause)),
		...redFlags.map((flag) => entry('red-flag', flag.question, flag)),
		...gates.map((gate) => {
			const worded = { ...gate, plain: words.gate(gate.id) };
			return entry('gate', worded.plain, worded);
		}),
		...conflictPairs.map((pair) => {
			const worded = { ...pair, plain: words.conflict(pair.id) };
			return entry('conflict', worded.plain, worded);
		}),
		...conditionCodes.map((code) => said('condition', code, words.condition(code))),
		...flagLevels.map((level) => said('advice', level, words.level(level))),
		...advices.map((advice) => said('advice', advice, words.advice(advice))),
		...measuresUsed().map((measure) => said('measure', measure, words.measure(measure))),
		...Object.entries(sources).map(([id, source]) =>
			entry('source', source.title, { id, ...source })
		)
	];
}

export function editionText(entries: readonly EditionEntry[]): string {
	return canonicalJson(entries);
}

export interface EntryDifference {
	readonly kind: EditionKind;
	readonly id: string;
	readonly name: string;
	readonly change: 'new' | 'gone' | 'changed';
	/** What reads differently; nothing where the whole came or went. */
	readonly fields: readonly {
		readonly field: string;
		readonly before: string;
		readonly after: string;
	}[];
}

/** What came, what went and what reads differently, in the order in which it is read. */
export function compareEditions(
	before: readonly EditionEntry[],
	after: readonly EditionEntry[]
): readonly EntryDifference[] {
	const earlier = new Map(before.map((one) => [keyOf(one), one]));
	const present = new Set(after.map(keyOf));
	const found = after.flatMap((one): readonly EntryDifference[] => {
		const { kind, id, name } = one;
		const old = earlier.get(keyOf(one));
		if (!old) return [{ kind, id, name, change: 'new', fields: [] }];
		const fields = changedFields(old, one);
		return fields.length === 0 ? [] : [{ kind, id, name, change: 'changed', fields }];
	});
	const gone = before
		.filter((one) => !present.has(keyOf(one)))
		.map(({ kind, id, name }) => ({ kind, id, name, change: 'gone', fields: [] }) as const);
	const order = (one: EntryDifference) => editionKinds.indexOf(one.kind);
	return [...found, ...gone].toSorted((one, other) => order(one) - order(other));
}

function changedFields(old: EditionEntry, now: EditionEntry): EntryDifference['fields'] {
	const names = [...new Set([...Object.keys(old.fields), ...Object.keys(now.fields)])];
	return names
		.map((field) => ({
			field,
			before: old.fields[field] ?? '',
			after: now.fields[field] ?? ''
		}))
		.filter(({ before, after }) => before !== after);
}

function keyOf({ kind, id }: Pick<EditionEntry, 'kind' | 'id'>): string {
	return `${kind} ${id}`;
}

/** What is kept as its one sentence. */
function said(kind: EditionKind, id: string, plain: string): EditionEntry {
	return { kind, id, name: plain, fields: { plain } };
}

function measuresUsed(): readonly string[] {
	return [...new Set(options.flatMap(({ measures }) => measures))].toSorted();
}

function entry(
	kind: EditionKind,
	name: string,
	{ id, ...whole }: { readonly id: string }
): EditionEntry {
	const fields = Object.entries(whole).map(([field, value]) => [field, textOf(value)]);
	return { kind, id, name, fields: Object.fromEntries(fields) };
}

/** As it is compared: text as it is, the rest in its canonical form. */
function textOf(value: unknown): string {
	return typeof value === 'string' ? value : canonicalJson(value);
}
