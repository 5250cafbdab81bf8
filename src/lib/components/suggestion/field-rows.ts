import type { PlanState } from '../../domain/change.ts';
import { planOf } from '../../domain/plan/policy.ts';
import type { AnyDetails } from '../../domain/record/field.ts';
import type { FieldTarget } from '../../domain/suggestion/suggestion.ts';
import { detailFields } from '../../domain/treatment/details.ts';
import type { TreatmentDetails } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { fieldWords, valueWords } from '../record/record-words.ts';
import { blankDetails } from '../room/treatment-draft.ts';
import { detailFieldWords, detailValueWords } from '../room/treatment-fields.ts';

/** One field of a suggestion, in words. */
export interface FieldRow {
	readonly label: string;
	readonly before: string;
	readonly after: string;
	/** What stands there now; null where the thing is not in the plan. */
	readonly now: string | null;
}

export function fieldRows(target: FieldTarget, state: PlanState): readonly FieldRow[] {
	switch (target.type) {
		case 'plan':
			return planRows(target, state);
		case 'goal': {
			const now = state.goal.get(target.goalId)?.text ?? null;
			const label = m.room_goal_text();
			return [{ label, before: target.before.text, after: target.after.text, now }];
		}
		case 'treatment':
			return treatmentRows(target, state);
		case 'record':
			return recordRows(target, state);
	}
}

type Of<Type extends FieldTarget['type']> = Extract<FieldTarget, { readonly type: Type }>;

function planRows({ before, after }: Of<'plan'>, state: PlanState): readonly FieldRow[] {
	const plan = planOf(state);
	const rows = [
		{ label: m.refusal_field_title(), before: before.title, after: after.title },
		{ label: m.refusal_field_ask(), before: before.ask, after: after.ask }
	];
	const now = [plan?.title, plan?.ask];
	return rows
		.map((row, index) => ({ ...row, now: now[index] ?? null }))
		.filter((row) => row.before !== row.after);
}

function treatmentRows(target: Of<'treatment'>, state: PlanState): readonly FieldRow[] {
	const names = {
		goals: [...state.goal.values()],
		causes: [...state.record.values()].filter((record) => record.kind === 'cause')
	};
	const current = state.treatment.get(target.treatmentId);
	const words = (details: Partial<TreatmentDetails>, field: (typeof detailFields)[number]) =>
		detailValueWords({ ...blankDetails, ...current, ...details }, field, names);
	return detailFields
		.filter((field) => field in target.after)
		.map((field) => ({
			label: detailFieldWords(field),
			before: words(target.before, field),
			after: words(target.after, field),
			now: current ? words({}, field) : null
		}));
}

function recordRows(
	{ recordId, before, after }: Of<'record'>,
	state: PlanState
): readonly FieldRow[] {
	const record = state.record.get(recordId);
	if (!record) return [];
	const { kind } = record;
	const current: AnyDetails = record.details;
	const words = (all: AnyDetails, field: string) =>
		valueWords({ kind, field, value: all[field] }, state);
	return Object.keys(after).map((field) => ({
		label: fieldWords(kind, field),
		before: words(before, field),
		after: words(after, field),
		now: words(current, field)
	}));
}
