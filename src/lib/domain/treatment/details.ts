import type { PlanState } from '../change.ts';
import { isDay } from '../day.ts';
import type { Refusal } from '../refusal.ts';
import { refuseText, textLimits, tidy } from '../text.ts';
import type { Dosage, TreatmentDetails, TriedBefore } from './treatment.ts';

/** What a person may write about a treatment, in reading order. */
export const detailFields = [
	'name',
	'kind',
	'why',
	'whyNow',
	'forCause',
	'catalogueId',
	'causeIds',
	'goalId',
	'triedBefore',
	'frequency',
	'whoDoes',
	'startOn',
	'target',
	'reviewOn',
	'stopRule',
	'dosage'
] as const satisfies readonly (keyof TreatmentDetails)[];
export type DetailField = (typeof detailFields)[number];

/** Digits with at most one point and a digit on each side of it: never `.5`, never `5.`. */
export const dosePattern = /^\d{1,6}(\.\d{1,4})?$/;

const dosageParts = ['dose', 'unit', 'route', 'frequency'] as const satisfies (keyof Dosage)[];
const long = { max: textLimits.treatmentText, required: false };

export function tidyDetails(details: TreatmentDetails): TreatmentDetails {
	return {
		name: tidy(details.name),
		kind: details.kind,
		why: tidy(details.why),
		whyNow: tidy(details.whyNow),
		forCause: tidy(details.forCause),
		catalogueId: tidy(details.catalogueId),
		causeIds: [...new Set(details.causeIds)].toSorted(),
		frequency: tidy(details.frequency),
		whoDoes: tidy(details.whoDoes),
		startOn: details.startOn,
		goalId: details.goalId,
		triedBefore: tidyTried(details.triedBefore),
		target: tidy(details.target),
		reviewOn: details.reviewOn,
		stopRule: tidy(details.stopRule),
		dosage: details.dosage && tidyDosage(details.dosage)
	};
}

/** Of tidied details: what is wrong with them, first field first. */
export function refuseDetails(details: TreatmentDetails): Refusal | null {
	return (
		refuseText('name', details.name, { max: textLimits.treatmentName, required: true }) ??
		refuseText('why', details.why, { ...long, required: true }) ??
		refuseText('catalogueId', details.catalogueId, { max: 60, required: false }) ??
		refuseLongTexts(details) ??
		refuseTried(details.triedBefore) ??
		refuseDay('startOn', details.startOn) ??
		refuseDay('reviewOn', details.reviewOn) ??
		refuseDosage(details)
	);
}

const longTexts = ['whyNow', 'forCause', 'frequency', 'whoDoes', 'target', 'stopRule'] as const;

function refuseLongTexts(details: TreatmentDetails): Refusal | null {
	const refusals = longTexts.map((field) => refuseText(field, details[field], long));
	return refusals.find((refusal) => refusal !== null) ?? null;
}

/** A treatment serves a goal that is in the plan and still pursued. */
export function refuseGoal(goalId: TreatmentDetails['goalId'], state: PlanState): Refusal | null {
	if (goalId === null) return null;
	const goal = state.goal.get(goalId);
	if (goal && goal.status !== 'cancelled') return null;
	return { code: 'invalid-input', field: 'goalId', problem: 'unknown' };
}

/** A treatment answers causes that are in the plan. */
export function refuseCauses(
	causeIds: TreatmentDetails['causeIds'],
	state: PlanState
): Refusal | null {
	const isThere = (id: string) => {
		const record = state.record.get(id);
		return record?.kind === 'cause' && record.enteredInErrorAt === null;
	};
	if (causeIds.every(isThere)) return null;
	return { code: 'invalid-input', field: 'causeIds', problem: 'unknown' };
}

/** The parts that a medicine's order still lacks; nothing for what is not a medicine. */
export function missingDosage({ kind, dosage }: TreatmentDetails): readonly string[] {
	if (kind !== 'medicine') return [];
	return dosageParts.filter((part) => tidy(dosage?.[part] ?? '') === '');
}

function tidyTried(before: TriedBefore): TriedBefore {
	if (before.tried !== 'yes') return { tried: before.tried };
	return {
		tried: 'yes',
		when: tidy(before.when),
		duration: tidy(before.duration),
		helped: before.helped,
		whyStopped: tidy(before.whyStopped)
	};
}

function tidyDosage({ dose, unit, route, frequency }: Dosage): Dosage {
	return { dose: tidy(dose), unit: tidy(unit), route: tidy(route), frequency: tidy(frequency) };
}

function refuseTried(before: TriedBefore): Refusal | null {
	if (before.tried !== 'yes') return null;
	return (
		refuseText('triedBefore.when', before.when, long) ??
		refuseText('triedBefore.duration', before.duration, long) ??
		refuseText('triedBefore.whyStopped', before.whyStopped, long)
	);
}

function refuseDay(field: string, day: string | null): Refusal | null {
	if (day === null || isDay(day)) return null;
	return { code: 'invalid-input', field, problem: 'not-a-day' };
}

function refuseDosage({ kind, dosage }: TreatmentDetails): Refusal | null {
	if (dosage === null) return null;
	if (kind !== 'medicine') {
		return { code: 'invalid-input', field: 'dosage', problem: 'not-a-medicine' };
	}
	if (dosage.dose !== '' && !dosePattern.test(dosage.dose)) {
		return { code: 'invalid-input', field: 'dosage.dose', problem: 'not-a-dose' };
	}
	const rule = { max: textLimits.dosagePart, required: false };
	return (
		refuseText('dosage.unit', dosage.unit, rule) ??
		refuseText('dosage.route', dosage.route, rule) ??
		refuseText('dosage.frequency', dosage.frequency, rule)
	);
}
