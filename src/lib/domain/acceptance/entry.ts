import type { PlanState } from '../change.ts';
import type { Command } from '../command.ts';
import type { SuggestionId } from '../ids.ts';
import type { AnyDetails } from '../record/field.ts';
import type { RecordKind } from '../record/kind.ts';
import type { TreatmentDetails } from '../treatment/treatment.ts';

/**
 * The entry of the catalogue that a command would bring into a plan, or choose; "" for none. What a
 * plan holds already stays its own.
 */
export function entryIn({ name, input }: Command, state: PlanState): string {
	switch (name) {
		case 'SuggestTreatment':
		case 'ProposeTreatment':
			return input.details.catalogueId.trim();
		case 'ReviseTreatment':
			return entryOfTreatment(input.treatmentId, input.after, state);
		case 'SetTreatmentStatus':
			return input.to === 'chosen'
				? (state.treatment.get(input.treatmentId)?.catalogueId ?? '')
				: '';
		case 'AddRecord':
			return entryOfRecord(input.kind, input.details, state);
		case 'ReviseRecord':
			return entryOfRevision(input.recordId, input.after, state);
		case 'AcceptSuggestion':
			return entryOfSuggestion(input.suggestionId, state);
		default:
			return '';
	}
}

/** Which options a plan shows: all that are offered, and else those that it holds. */
export function shownOptions<Option extends { readonly id: string }>(
	options: readonly Option[],
	state: PlanState,
	areOffered: boolean
): readonly Option[] {
	if (areOffered) return options;
	const held = entriesHeld(state);
	return options.filter(({ id }) => held.has(id));
}

/** The entries that a plan holds: what is or was in it, save what was entered in error. */
export function entriesHeld({ treatment, record }: PlanState): ReadonlySet<string> {
	const treatments = [...treatment.values()]
		.filter(({ status }) => status !== 'entered-in-error')
		.map(({ catalogueId }) => catalogueId);
	const records = [...record.values()]
		.filter(({ enteredInErrorAt }) => enteredInErrorAt === null)
		.map(({ details }) => idIn(details));
	return new Set([...treatments, ...records].filter((id) => id !== ''));
}

function entryOfTreatment(
	id: string,
	{ catalogueId }: Partial<TreatmentDetails>,
	{ treatment }: PlanState
): string {
	const wanted = (catalogueId ?? '').trim();
	return wanted === treatment.get(id)?.catalogueId ? '' : wanted;
}

/** What was tried before is a fact, and a word on what the plan holds is the patient's to say. */
function entryOfRecord(kind: RecordKind, details: AnyDetails, state: PlanState): string {
	const id = idIn(details);
	if (kind === 'cause') return id;
	return kind === 'stance' && !entriesHeld(state).has(id) ? id : '';
}

function entryOfRevision(recordId: string, after: AnyDetails, state: PlanState): string {
	const record = state.record.get(recordId);
	if (!record || idIn(after) === idIn(record.details)) return '';
	return entryOfRecord(record.kind, after, state);
}

function entryOfSuggestion(id: SuggestionId, state: PlanState): string {
	const target = state.suggestion.get(id)?.target;
	if (target?.type === 'treatment') {
		return entryOfTreatment(target.treatmentId, target.after, state);
	}
	return target?.type === 'record' ? entryOfRevision(target.recordId, target.after, state) : '';
}

function idIn(details: AnyDetails): string {
	const id = details['catalogueId'];
	return typeof id === 'string' ? id.trim() : '';
}
