import type { OptionForPatient } from '../../domain/catalogue/browse.ts';
import type { Option, OptionGroup } from '../../domain/catalogue/option.ts';
import { reviewFrom } from '../../domain/treatment/review.ts';
import type { CarePlan } from '../../domain/plan/plan.ts';
import type { TreatmentKind } from '../../domain/treatment/treatment.ts';
import { emptyDraft, type TreatmentDraft } from '../room/treatment-draft.ts';
import { optionName } from './option-words.ts';

interface Reading {
	readonly isPatient: boolean;
	/** ISO 8601 in UTC. */
	readonly now: string;
	/** A plan that presses brings the review forward. */
	readonly plan: Pick<CarePlan, 'urgency' | 'urgencyReviewOn'>;
}

/**
 * The form for a treatment as an entry of the catalogue begins it. Why it is right for this person
 * stays open: that is for whoever brings it.
 */
export function proposalFrom(
	{ option, causes, past, tried }: Pick<OptionForPatient, 'option' | 'causes' | 'past' | 'tried'>,
	{ isPatient, now, plan }: Reading
): TreatmentDraft {
	return {
		...emptyDraft(),
		catalogueId: option.id,
		name: optionName(option, isPatient),
		kind: kindOf(option),
		causeIds: causes.map(({ id }) => id),
		reviewOn: reviewFrom(option, '', { today: now.slice(0, 10), plan }),
		...triedFrom(past, tried)
	};
}

/** What is on record of it; where nothing is, the question stays open. */
function triedFrom(
	past: OptionForPatient['past'],
	tried: OptionForPatient['tried']
): Partial<TreatmentDraft> {
	const details = past.at(-1)?.details;
	// A medicine on record was tried; whether it helps is for whoever knows.
	if (!details) return tried === 'now' || tried === 'before' ? { tried: 'yes' } : {};
	const { when, duration, whyStopped, helped } = details;
	return {
		tried: 'yes',
		when,
		duration,
		whyStopped,
		helped: helped === 'unknown' ? '' : helped
	};
}

function kindOf({ id, group }: Option): TreatmentKind {
	return kindById[id] ?? kindByGroup[group];
}

const kindByGroup: Readonly<Record<OptionGroup, TreatmentKind>> = {
	'self-care': 'other',
	movement: 'exercise',
	mind: 'psychological',
	medicine: 'medicine',
	intervention: 'injection',
	neuromodulation: 'device',
	surgery: 'surgery',
	contributing: 'other',
	waiting: 'wait-and-see'
};

/** Those that are of another kind than their group; a review of opioids is no order of one. */
const kindById: Readonly<Record<string, TreatmentKind>> = {
	tens: 'device',
	'traction-belts': 'device',
	manipulation: 'other',
	acupuncture: 'other',
	'mbr-pmp': 'other',
	'opioid-review': 'other'
};
