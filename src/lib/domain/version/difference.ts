import { documentKeys, type DocumentKey } from '../plan/section.ts';
import { detailFields } from '../treatment/details.ts';
import type { Dosage, TriedBefore } from '../treatment/treatment.ts';
import type { AnyDetails } from '../record/field.ts';
import { canonicalJson } from './canonical.ts';
import type { AmendmentSubject } from '../amendment/amendment.ts';
import type {
	AmendmentContent,
	AmendmentDecisionContent,
	AmendmentWordContent,
	GoalAnswerContent,
	GoalContent,
	PersonContent,
	PlanContent,
	RecordContent,
	ResponseContent,
	TreatmentContent
} from './content.ts';

export type FieldValue =
	| string
	| number
	| boolean
	| null
	| readonly string[]
	| TriedBefore
	| Dosage
	| PersonContent
	| readonly GoalAnswerContent[]
	| AmendmentSubject
	| AmendmentDecisionContent
	| AmendmentWordContent;
type Item =
	| RecordContent
	| PersonContent
	| GoalContent
	| TreatmentContent
	| ResponseContent
	| AmendmentContent;
type ItemKind = 'record' | 'member' | 'goal' | 'treatment' | 'response' | 'amendment';

/** Something that reads differently. */
export type ContentDifference<Prose = unknown> =
	/** One thing in one place says something else. */
	| {
			readonly type: 'changed';
			readonly kind: 'plan' | 'patient' | ItemKind;
			/** The item's id; empty for the plan and the patient. */
			readonly id: string;
			readonly field: string;
			readonly from: FieldValue;
			readonly to: FieldValue;
	  }
	/** A prose section: both whole, for a comparison word by word. */
	| {
			readonly type: 'section';
			readonly kind: 'section';
			readonly id: DocumentKey;
			readonly field: 'prose';
			readonly from: Prose;
			readonly to: Prose;
	  }
	/** An item came (`from` is null) or went (`to` is null). */
	| {
			readonly type: 'item';
			readonly kind: ItemKind;
			readonly id: string;
			readonly field: null;
			readonly from: Item | null;
			readonly to: Item | null;
	  };

/** What reads differently in `after`, in reading order. Nothing when both have the same hash. */
export function diffContent<Prose>(
	before: PlanContent<Prose>,
	after: PlanContent<Prose>
): readonly ContentDifference<Prose>[] {
	return [
		...fieldsOf({ kind: 'plan', id: '' }, ['planId', 'clinicId'], { before, after }),
		...fieldsOf({ kind: 'patient', id: '' }, ['name', 'birthDate', 'identifier'], {
			before: before.patient,
			after: after.patient
		}),
		...fieldsOf({ kind: 'plan', id: '' }, ['title', 'ask', 'urgency'], { before, after }),
		...items('member', { before: before.careTeam, after: after.careTeam }, memberRules),
		...sectionsOf(before, after),
		...items('record', { before: before.records, after: after.records }, recordRules),
		...items('goal', { before: before.goals, after: after.goals }, goalRules),
		...items('treatment', { before: before.treatments, after: after.treatments }, treatmentRules),
		...responsesOf(before, after),
		...items('amendment', { before: before.amendments, after: after.amendments }, amendmentRules)
	];
}

interface Pair<T> {
	readonly before: T;
	readonly after: T;
}

interface ItemRules<T extends Item> {
	readonly idOf: (item: T) => string;
	readonly differences: (id: string, pair: Pair<T>) => readonly Changed[];
}

type Changed = Extract<ContentDifference, { readonly type: 'changed' }>;

const memberRules: ItemRules<PersonContent> = {
	idOf: ({ userId, role }) => `${userId}/${role}`,
	differences: (id, pair) => fieldsOf({ kind: 'member', id }, ['name'], pair)
};

const recordRules: ItemRules<RecordContent> = {
	idOf: ({ id }) => id,
	differences: (id, { before, after }) => [
		...detailsOf(id, { before: before.details, after: after.details }),
		...fieldsOf({ kind: 'record', id }, ['recordedBy', 'statedBy'], { before, after })
	]
};

function detailsOf(id: string, pair: Pair<AnyDetails>): readonly Changed[] {
	const full = (details: AnyDetails) =>
		Object.fromEntries(names.map((name) => [name, details[name] ?? null]));
	const names = [...new Set([...Object.keys(pair.before), ...Object.keys(pair.after)])];
	const both = { before: full(pair.before), after: full(pair.after) };
	return fieldsOf({ kind: 'record', id }, names, both);
}

const goalRules: ItemRules<GoalContent> = {
	idOf: ({ id }) => id,
	differences: (id, pair) =>
		fieldsOf(
			{ kind: 'goal', id },
			['text', 'measure', 'levels', 'status', 'statusReason', 'addedBy', 'answers'],
			pair
		)
};

const treatmentRules: ItemRules<TreatmentContent> = {
	idOf: ({ id }) => id,
	differences: (id, pair) =>
		fieldsOf(
			{ kind: 'treatment', id },
			[...detailFields, 'gateReason', 'status', 'statusReason', 'proposedBy'],
			pair
		)
};

const amendmentRules: ItemRules<AmendmentContent> = {
	idOf: ({ id }) => id,
	differences: (id, pair) =>
		fieldsOf(
			{ kind: 'amendment', id },
			[
				'versionNumber',
				'about',
				'request',
				'askedBy',
				'askedAt',
				'decision',
				'disagreement',
				'reply'
			],
			pair
		)
};

function responseRules(treatmentId: string): ItemRules<ResponseContent> {
	return {
		idOf: ({ by }) => `${treatmentId}/${by.userId}`,
		differences: (id, pair) =>
			fieldsOf({ kind: 'response', id }, ['by', 'kind', 'reason', 'toThisWording'], pair)
	};
}

/** Answers to a treatment that came or went are part of it. */
function responsesOf(before: PlanContent, after: PlanContent): readonly ContentDifference<never>[] {
	return after.treatments.flatMap(({ id, responses }) => {
		const earlier = before.treatments.find((treatment) => treatment.id === id);
		if (!earlier) return [];
		const pair = { before: earlier.responses, after: responses };
		return items('response', pair, responseRules(id));
	});
}

function sectionsOf<Prose>(
	before: PlanContent<Prose>,
	after: PlanContent<Prose>
): readonly ContentDifference<Prose>[] {
	return documentKeys.flatMap((id) => {
		const [from, to] = [before.sections[id], after.sections[id]];
		if (isSame(from, to)) return [];
		return [{ type: 'section', kind: 'section', id, field: 'prose', from, to }];
	});
}

function items<T extends Item>(
	kind: ItemKind,
	{ before, after }: Pair<readonly T[]>,
	{ idOf, differences }: ItemRules<T>
): readonly ContentDifference<never>[] {
	const earlierById = new Map(before.map((item) => [idOf(item), item]));
	const laterIds = new Set(after.map(idOf));
	const moved = (id: string, from: T | null, to: T | null): ContentDifference<never> => ({
		type: 'item',
		kind,
		id,
		field: null,
		from,
		to
	});
	return [
		...before
			.filter((item) => !laterIds.has(idOf(item)))
			.map((item) => moved(idOf(item), item, null)),
		...after.flatMap((item): readonly ContentDifference<never>[] => {
			const id = idOf(item);
			const earlier = earlierById.get(id);
			return earlier ? differences(id, { before: earlier, after: item }) : [moved(id, null, item)];
		})
	];
}

function fieldsOf<Field extends string>(
	{ kind, id }: Pick<Changed, 'kind' | 'id'>,
	fields: readonly Field[],
	{ before, after }: Pair<Readonly<Record<Field, FieldValue>>>
): readonly Changed[] {
	return fields
		.filter((field) => !isSame(before[field], after[field]))
		.map((field) => ({
			type: 'changed',
			kind,
			id,
			field,
			from: before[field],
			to: after[field]
		}));
}

/** Same in the canonical form, so that what hashes alike never shows as changed. */
function isSame(one: unknown, other: unknown): boolean {
	return canonicalJson(one) === canonicalJson(other);
}
