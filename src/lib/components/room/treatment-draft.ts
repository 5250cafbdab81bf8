import { isUuid, toId, type GoalId, type RecordId } from '../../domain/ids.ts';
import { detailFields, dosePattern, type DetailField } from '../../domain/treatment/details.ts';
import type {
	TreatmentDetails,
	TreatmentKind,
	TriedBefore
} from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';

/** What stands in the fields of a treatment's form: text as typed, nothing lost, nothing guessed. */
export interface TreatmentDraft {
	name: string;
	/** Empty until it is chosen. */
	kind: '' | TreatmentKind;
	why: string;
	whyNow: string;
	forCause: string;
	catalogueId: string;
	causeIds: string[];
	/** How often, of what is not a medicine. */
	often: string;
	whoDoes: string;
	startOn: string;
	stopRule: string;
	goalId: string;
	tried: '' | TriedBefore['tried'];
	when: string;
	duration: string;
	helped: '' | 'never' | 'sometimes' | 'always';
	whyStopped: string;
	target: string;
	reviewOn: string;
	dose: string;
	unit: string;
	route: string;
	frequency: string;
}

export type DraftField = keyof TreatmentDraft;
export type DraftErrors = Partial<Record<DraftField, string>>;

/** Nothing written yet. */
export const blankDetails: TreatmentDetails = {
	name: '',
	kind: 'other',
	why: '',
	whyNow: '',
	forCause: '',
	catalogueId: '',
	causeIds: [],
	frequency: '',
	whoDoes: '',
	startOn: null,
	stopRule: '',
	goalId: null,
	triedBefore: { tried: 'unknown' },
	target: '',
	reviewOn: null,
	dosage: null
};

export function emptyDraft(): TreatmentDraft {
	return {
		name: '',
		kind: '',
		why: '',
		whyNow: '',
		forCause: '',
		catalogueId: '',
		causeIds: [],
		often: '',
		whoDoes: '',
		startOn: '',
		stopRule: '',
		goalId: '',
		tried: '',
		when: '',
		duration: '',
		helped: '',
		whyStopped: '',
		target: '',
		reviewOn: '',
		dose: '',
		unit: '',
		route: '',
		frequency: ''
	};
}

export function draftOf(details: TreatmentDetails): TreatmentDraft {
	const before = details.triedBefore;
	const tried =
		before.tried === 'yes' ? before : { when: '', duration: '', helped: '', whyStopped: '' };
	return {
		...emptyDraft(),
		name: details.name,
		kind: details.kind,
		why: details.why,
		whyNow: details.whyNow,
		forCause: details.forCause,
		catalogueId: details.catalogueId,
		causeIds: [...details.causeIds],
		often: details.frequency,
		whoDoes: details.whoDoes,
		startOn: details.startOn ?? '',
		stopRule: details.stopRule,
		goalId: details.goalId ?? '',
		tried: before.tried,
		when: tried.when,
		duration: tried.duration,
		helped: before.tried === 'yes' ? before.helped : '',
		whyStopped: tried.whyStopped,
		target: details.target,
		reviewOn: details.reviewOn ?? '',
		...(details.dosage ?? {})
	};
}

export function detailsOf(draft: TreatmentDraft): TreatmentDetails {
	return {
		name: draft.name.trim(),
		kind: draft.kind === '' ? 'other' : draft.kind,
		why: draft.why.trim(),
		whyNow: draft.whyNow.trim(),
		forCause: draft.forCause.trim(),
		catalogueId: draft.catalogueId,
		causeIds: draft.causeIds.filter(isUuid).map((id) => toId<RecordId>(id)),
		frequency: draft.often.trim(),
		whoDoes: draft.whoDoes.trim(),
		startOn: draft.startOn === '' ? null : draft.startOn,
		stopRule: draft.stopRule.trim(),
		goalId: isUuid(draft.goalId) ? toId<GoalId>(draft.goalId) : null,
		triedBefore: triedOf(draft),
		target: draft.target.trim(),
		reviewOn: draft.reviewOn === '' ? null : draft.reviewOn,
		dosage: dosageOf(draft)
	};
}

/** What a person should look at before sending; empty when all is well. */
export function draftErrors(draft: TreatmentDraft, isSuggestion: boolean): DraftErrors {
	const errors: DraftErrors = {};
	if (draft.name.trim() === '') errors.name = m.treatment_error_name();
	if (draft.kind === '' && !isSuggestion) errors.kind = m.treatment_error_kind();
	if (draft.why.trim() === '') errors.why = m.treatment_error_why();
	if (draft.tried === '' && !isSuggestion) errors.tried = m.treatment_error_tried();
	if (draft.tried === 'yes' && draft.helped === '') errors.helped = m.treatment_error_helped();
	if (!isDose(draft)) errors.dose = m.treatment_error_dose();
	return errors;
}

/** Of the errors of a form as it was sent: those whose field still says the same. */
export function standingErrors(
	errors: DraftErrors,
	sent: TreatmentDraft,
	draft: TreatmentDraft
): DraftErrors {
	const fields = Object.keys(sent).filter(isDraftField);
	const standing = fields.filter((field) => sent[field] === draft[field]);
	return Object.fromEntries(
		standing.flatMap((field) => (errors[field] === undefined ? [] : [[field, errors[field]]]))
	);
}

/** The fields that differ, with what stood there before: the input of `ReviseTreatment`. */
export function changesBetween(
	before: TreatmentDetails,
	after: TreatmentDetails,
	fields: readonly DetailField[] = detailFields
): { readonly before: Partial<TreatmentDetails>; readonly after: Partial<TreatmentDetails> } {
	const changed = fields.filter(
		(field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])
	);
	return { before: pick(before, changed), after: pick(after, changed) };
}

function isDraftField(text: string): text is DraftField {
	return text in emptyDraft();
}

function pick(
	details: TreatmentDetails,
	fields: readonly DetailField[]
): Partial<TreatmentDetails> {
	return Object.fromEntries(fields.map((field) => [field, details[field]]));
}

function triedOf(draft: TreatmentDraft): TriedBefore {
	if (draft.tried === 'never') return { tried: 'never' };
	if (draft.tried !== 'yes' || draft.helped === '') return { tried: 'unknown' };
	return {
		tried: 'yes',
		when: draft.when.trim(),
		duration: draft.duration.trim(),
		helped: draft.helped,
		whyStopped: draft.whyStopped.trim()
	};
}

function dosageOf(draft: TreatmentDraft): TreatmentDetails['dosage'] {
	if (draft.kind !== 'medicine') return null;
	const dosage = {
		dose: draft.dose.trim(),
		unit: draft.unit.trim(),
		route: draft.route.trim(),
		frequency: draft.frequency.trim()
	};
	return Object.values(dosage).every((part) => part === '') ? null : dosage;
}

function isDose(draft: TreatmentDraft): boolean {
	const dose = draft.dose.trim();
	return draft.kind !== 'medicine' || dose === '' || dosePattern.test(dose);
}
