import { fieldsByKind } from '../../domain/record/details.ts';
import type { AnyDetails, Field, Fields, FieldValue } from '../../domain/record/field.ts';
import type { RecordKind } from '../../domain/record/kind.ts';
import { percentOf } from '../../domain/condition/hba1c.ts';
import { dateFrom, datePartsOf, type DateParts, type DateProblem } from './date-parts.ts';
import { hba1cStanding, hba1cText } from './hba1c-text.ts';

/** What stands in a form, as typed. A field is in one of the three, by its type. */
export interface RecordDraft {
	/** Texts, single choices, numbers and references. */
	readonly texts: Record<string, string>;
	readonly lists: Record<string, string[]>;
	readonly dates: Record<string, DateParts>;
}

/** What cannot even be said as a value; the domain never sees it. */
export type TypedProblem = DateProblem | 'not-a-number' | 'too-precise' | 'choose';

export interface ReadDraft {
	readonly details: AnyDetails;
	readonly problems: Readonly<Record<string, TypedProblem>>;
}

/** A form as it opens; what is not known yet is left to be answered. */
export function draftOf(kind: RecordKind, details: AnyDetails): RecordDraft {
	const draft: RecordDraft = { texts: {}, lists: {}, dates: {} };
	for (const [name, field] of fieldsOf(kind)) {
		const value = details[name] ?? startValue(field);
		if (field.type === 'choices')
			draft.lists[name] = typeof value === 'object' && value ? [...value] : [];
		else if (field.type === 'date') draft.dates[name] = datePartsOf(textOf(value));
		else if (name === 'hba1c' && typeof value === 'number')
			draft.texts[name] = hba1cStanding(value);
		else draft.texts[name] = textOf(value);
	}
	return draft;
}

/** The details that the form says. */
export function readDraft(kind: RecordKind, draft: RecordDraft): ReadDraft {
	const problems: Record<string, TypedProblem> = {};
	const details: Record<string, FieldValue> = {};
	for (const [name, field] of fieldsOf(kind)) {
		const { value, problem } = readField(name, field, draft);
		details[name] = value;
		if (problem !== null) problems[name] = problem;
	}
	return { details, problems };
}

/** Lays what was typed before over what stands now: untouched fields show what stands. */
export function resume(
	kind: RecordKind,
	kept: { readonly seen: AnyDetails; readonly draft: RecordDraft },
	current: AnyDetails
): { readonly seen: AnyDetails; readonly draft: RecordDraft } {
	const asSeen = draftOf(kind, kept.seen);
	const touched = fieldsOf(kind)
		.map(([name]) => name)
		.filter((name) => !sameField(name, asSeen, kept.draft));
	const seen = Object.fromEntries(touched.map((name) => [name, kept.seen[name] ?? null]));
	const fresh = draftOf(kind, current);
	return {
		seen: { ...current, ...seen },
		draft: {
			texts: { ...fresh.texts, ...pick(kept.draft.texts, touched) },
			lists: { ...fresh.lists, ...pick(kept.draft.lists, touched) },
			dates: { ...fresh.dates, ...pick(kept.draft.dates, touched) }
		}
	};
}

/** Whether anything stands in the form that was not there when it opened. */
export function isTouched(kind: RecordKind, draft: RecordDraft, seen: AnyDetails): boolean {
	const asSeen = draftOf(kind, seen);
	return fieldsOf(kind).some(([name]) => !sameField(name, asSeen, draft));
}

/** Also of a field that the draft does not have: an older form may have kept it. */
export function fieldsOf(kind: RecordKind): readonly (readonly [string, Field])[] {
	const fields: Fields = fieldsByKind[kind];
	return Object.entries(fields);
}

interface Read {
	readonly value: FieldValue;
	readonly problem: TypedProblem | null;
}

function readField(name: string, field: Field, { texts, lists, dates }: RecordDraft): Read {
	const text = texts[name] ?? '';
	switch (field.type) {
		case 'choices':
			return { value: [...(lists[name] ?? [])], problem: null };
		case 'date': {
			const parts = dates[name];
			return parts ? dateFrom(parts) : { value: null, problem: null };
		}
		case 'number':
			return name === 'hba1c' ? readHba1c(text) : readNumber(text);
		case 'choice':
			return { value: text, problem: text === '' ? 'choose' : null };
		case 'reference':
			return { value: text === '' ? null : text, problem: null };
		case 'text':
			return { value: text, problem: null };
	}
}

/** With a point or a comma: "7,2" is what many people write. */
function readNumber(text: string): Read {
	const plain = text.trim().replace(',', '.');
	if (plain === '') return { value: null, problem: null };
	const isNumber = /^-?\d+(\.\d+)?$/.test(plain);
	return isNumber
		? { value: Number(plain), problem: null }
		: { value: null, problem: 'not-a-number' };
}

/** No laboratory gives it finer than a tenth of a per cent, or than a whole mmol/mol. */
function readHba1c(text: string): Read {
	const { number, unit } = hba1cText(text);
	const { value, problem } = readNumber(number);
	if (typeof value !== 'number') return { value, problem };
	const finest = unit === 'percent' ? value * 10 : value;
	const isFine = Math.abs(finest - Math.round(finest)) < 1e-9;
	return {
		value: unit === 'percent' ? value : percentOf(value),
		problem: isFine ? null : 'too-precise'
	};
}

/** "Not known" is the honest start of a choice that has it; all others are asked. */
function startValue(field: Field): FieldValue {
	if (field.type === 'choice') return field.of.find((one) => one === 'unknown') ?? '';
	return field.type === 'choices' ? [] : null;
}

function textOf(value: FieldValue): string {
	return value === null || typeof value === 'object' ? '' : String(value);
}

function sameField(name: string, one: RecordDraft, other: RecordDraft): boolean {
	const said = ({ texts, lists, dates }: RecordDraft) =>
		JSON.stringify([texts[name], lists[name]?.toSorted(), dates[name]]);
	return said(one) === said(other);
}

function pick<Value>(all: Record<string, Value>, names: readonly string[]): Record<string, Value> {
	return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}
