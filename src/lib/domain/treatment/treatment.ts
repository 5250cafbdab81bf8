import type { GoalId, RecordId, ResponseId, TreatmentId, UserId } from '../ids.ts';

/** FHIR CarePlan.activity, with the negotiation that the standard leaves out. */
export const treatmentStatuses = [
	'suggested',
	'proposed',
	'considering',
	'chosen',
	'active',
	'completed',
	'stopped',
	'set-aside',
	'entered-in-error'
] as const;
export type TreatmentStatus = (typeof treatmentStatuses)[number];

/** On the table, and nobody has decided. */
export const undecidedStatuses: readonly TreatmentStatus[] = [
	'suggested',
	'proposed',
	'considering'
];

export const treatmentKinds = [
	'medicine',
	'exercise',
	'psychological',
	'device',
	'injection',
	'surgery',
	'wait-and-see',
	'other'
] as const;
export type TreatmentKind = (typeof treatmentKinds)[number];

/** "What have you tried, and did it help?" after MyPAIN (AHRQ). */
export type TriedBefore =
	| { readonly tried: 'never' }
	| { readonly tried: 'unknown' }
	| {
			readonly tried: 'yes';
			readonly when: string;
			readonly duration: string;
			readonly helped: 'never' | 'sometimes' | 'always';
			readonly whyStopped: string;
	  };

/** A medicine's order; every field is needed before it can be chosen. */
export interface Dosage {
	/** Decimal text as written, so that 0.5 is never shown as .5 or 0.50. */
	readonly dose: string;
	readonly unit: string;
	readonly route: string;
	readonly frequency: string;
}

/** What a person may write about a treatment. */
export interface TreatmentDetails {
	readonly name: string;
	readonly kind: TreatmentKind;
	readonly why: string;
	readonly whyNow: string;
	/** The cause it answers, in words of its own. */
	readonly forCause: string;
	/** The entry of the catalogue it is; "" for a free one. */
	readonly catalogueId: string;
	/** The causes of the re-evaluation that it answers. */
	readonly causeIds: readonly RecordId[];
	/** How often, of what is not a medicine: "twice a week, 45 minutes". */
	readonly frequency: string;
	/** Who does what. */
	readonly whoDoes: string;
	/** YYYY-MM-DD. */
	readonly startOn: string | null;
	/** When it is stopped early. */
	readonly stopRule: string;
	readonly goalId: GoalId | null;
	readonly triedBefore: TriedBefore;
	readonly target: string;
	/** YYYY-MM-DD. */
	readonly reviewOn: string | null;
	readonly dosage: Dosage | null;
}

export interface Treatment extends TreatmentDetails {
	readonly id: TreatmentId;
	readonly revision: number;
	readonly status: TreatmentStatus;
	/** Why it was set aside, stopped or removed; empty where no reason is asked. */
	readonly statusReason: string;
	readonly statusAt: string;
	readonly statusBy: UserId;
	readonly proposedAt: string;
	readonly proposedBy: UserId;
	/** Rises when the details change; a response given to an earlier round shows as such. */
	readonly detailsRevision: number;
	/** Why it was chosen against what the catalogue warns of; "" where nothing warned. */
	readonly gateReason: string;
}

export const responseKinds = ['accept', 'decline', 'question'] as const;
export type ResponseKind = (typeof responseKinds)[number];

/** One person's answer to one treatment; answering again replaces it (the log keeps both). */
export interface TreatmentResponse {
	readonly id: ResponseId;
	readonly revision: number;
	readonly treatmentId: TreatmentId;
	readonly userId: UserId;
	readonly kind: ResponseKind;
	readonly reason: string;
	readonly respondedAt: string;
	/** The treatment's `detailsRevision` that was answered. */
	readonly detailsRevision: number;
}
