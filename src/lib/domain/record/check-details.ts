import { tidy, refuseText } from '../text.ts';
import type { PlanState } from '../change.ts';
import type { CarePlan } from '../plan/plan.ts';
import type { Refusal } from '../refusal.ts';
import { fieldsByKind, type DetailsByKind } from './details.ts';
import type { AnyDetails, Field, Fields, FieldValue } from './field.ts';
import type { RecordKind } from './kind.ts';
import { isAfter, isBefore, isPartialDate } from './partial-date.ts';

export interface Within {
	readonly plan: Pick<CarePlan, 'patientBirthDate'>;
	readonly state: PlanState;
	/** ISO 8601 in UTC. */
	readonly now: string;
}

/** Texts in the one form in which they are kept; several choices in the order of their list. */
export function tidyDetails(kind: RecordKind, details: AnyDetails): AnyDetails {
	const fields: Fields = fieldsByKind[kind];
	const entries = Object.entries(details).map(([name, value]): [string, FieldValue] => {
		const field = fields[name];
		return [name, field === undefined ? value : tidyValue(field, value)];
	});
	return Object.fromEntries(entries);
}

/** Whether the details have exactly the fields of the kind, each with a value of its type. */
export function isOfKind<Kind extends RecordKind>(
	kind: Kind,
	details: AnyDetails
): details is AnyDetails & DetailsByKind[Kind] {
	return misshapen(kind, details) === null;
}

export interface RefusedDetail {
	/** Its name alone, without `details.` before it. */
	readonly field: string;
	readonly problem: string;
}

/** Of tidied details: what is wrong with them, first field first; null when they may be kept. */
export function refuseDetails(
	kind: RecordKind,
	details: AnyDetails,
	within: Within
): Refusal | null {
	const wrong = misshapen(kind, details);
	if (wrong !== null) return invalid(wrong, 'unknown');
	const [first] = refusedDetails(kind, details, within);
	return first ? invalid(first.field, first.problem) : null;
}

/** Everything that is wrong with tidied details, for a form that shows it all at once. */
export function refusedDetails(
	kind: RecordKind,
	details: AnyDetails,
	within: Within
): readonly RefusedDetail[] {
	const fields: Fields = fieldsByKind[kind];
	const refused = Object.entries(fields).flatMap(([name, field]) => {
		const value = details[name];
		if (value === undefined || !hasType(field, value)) return [{ field: name, problem: 'unknown' }];
		const refusal = refuseValue(name, { field, value }, within);
		return refusal?.code === 'invalid-input' ? [{ field: name, problem: refusal.problem }] : [];
	});
	return isUnaskedOrder(kind, details)
		? [...refused, { field: 'question', problem: 'empty' }]
		: refused;
}

/** A scan that is still to be made says what it is for. */
function isUnaskedOrder(kind: RecordKind, details: AnyDetails): boolean {
	return kind === 'study' && details['status'] === 'ordered' && details['question'] === '';
}

/** The first field that is missing, not of the kind, or of another type than its own. */
function misshapen(kind: RecordKind, details: AnyDetails): string | null {
	const fields: Fields = fieldsByKind[kind];
	const strange = Object.keys(details).find((name) => !Object.hasOwn(fields, name));
	if (strange !== undefined) return strange;
	const wrong = Object.entries(fields).find(([name, field]) => !hasType(field, details[name]));
	return wrong?.[0] ?? null;
}

function hasType(field: Field, value: FieldValue | undefined): boolean {
	switch (field.type) {
		case 'text':
			return typeof value === 'string';
		case 'choice':
			return typeof value === 'string' && field.of.includes(value);
		case 'choices':
			return isList(value) && value.every((one) => field.of.includes(one));
		case 'number':
			return value === null || (typeof value === 'number' && Number.isFinite(value));
		default:
			return value === null || typeof value === 'string';
	}
}

function tidyValue(field: Field, value: FieldValue): FieldValue {
	if (field.type === 'text' && typeof value === 'string') return tidy(value);
	if (field.type !== 'choices' || !isList(value)) return value;
	const known = field.of.filter((one) => value.includes(one));
	// What is not on the list stays, to be refused by name rather than dropped.
	return [...known, ...value.filter((one) => !field.of.includes(one))];
}

function refuseValue(
	name: string,
	{ field, value }: { readonly field: Field; readonly value: FieldValue },
	within: Within
): Refusal | null {
	if (field.type === 'text')
		return typeof value === 'string' ? refuseText(`details.${name}`, value, field) : null;
	if (field.type === 'choice') return null;
	if (field.required && (value === null || (isList(value) && value.length === 0))) {
		return invalid(name, 'empty');
	}
	if (typeof value === 'number') return refuseNumber(name, value, field);
	if (typeof value !== 'string') return null;
	return field.type === 'date'
		? refuseDate(name, { date: value, mayBeAhead: field.ahead }, within)
		: refuseReference(name, { field, id: value }, within.state);
}

function refuseNumber(name: string, value: number, field: Field): Refusal | null {
	if (field.type !== 'number') return null;
	if (value < field.min) return invalid(name, 'too-low');
	if (value > field.max) return invalid(name, 'too-high');
	const scaled = value * 10 ** field.decimals;
	return Math.abs(scaled - Math.round(scaled)) < 1e-9 ? null : invalid(name, 'too-precise');
}

function refuseDate(
	name: string,
	{ date, mayBeAhead }: { readonly date: string; readonly mayBeAhead: boolean },
	{ plan, now }: Within
): Refusal | null {
	if (!isPartialDate(date)) return invalid(name, 'not-a-day');
	if (isBefore(date, plan.patientBirthDate)) return invalid(name, 'before-birth');
	return !mayBeAhead && isAfter(date, tomorrow(now)) ? invalid(name, 'not-in-the-past') : null;
}

/** East of UTC it may be the next day already. */
function tomorrow(now: string): string {
	return new Date(Date.parse(now) + 14 * 3_600_000).toISOString().slice(0, 10);
}

function refuseReference(
	name: string,
	{ field, id }: { readonly field: Field; readonly id: string },
	state: PlanState
): Refusal | null {
	if (field.type !== 'reference') return null;
	const found = state.record.get(id);
	const isThere = found?.kind === field.to && found.enteredInErrorAt === null;
	return isThere ? null : invalid(name, 'unknown');
}

function isList(value: FieldValue | undefined): value is readonly string[] {
	return Array.isArray(value);
}

function invalid(field: string, problem: string): Refusal {
	return { code: 'invalid-input', field: `details.${field}`, problem };
}
