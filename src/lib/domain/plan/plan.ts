import type { ClinicId, PatientId, PlanId, UserId } from '../ids.ts';

/** FHIR R4 CarePlan.status. */
export const planStatuses = [
	'draft',
	'active',
	'on-hold',
	'revoked',
	'completed',
	'entered-in-error'
] as const;
export type PlanStatus = (typeof planStatuses)[number];

export const urgencies = ['emergency', 'urgent', 'soon', 'elective', 'monitoring'] as const;
export type Urgency = (typeof urgencies)[number];

/** A clinic that the plan belonged to before it was handed on. */
export interface PreviousClinic {
	readonly clinicId: ClinicId;
	/** Printed name, as it was then. */
	readonly name: string;
	readonly until: string;
	readonly by: UserId;
	readonly reason: string;
}

/** The head of a care plan; instants are ISO 8601 in UTC, days are YYYY-MM-DD. */
export interface CarePlan {
	readonly id: PlanId;
	readonly revision: number;
	readonly clinicId: ClinicId;
	readonly patientId: PatientId;
	readonly patientName: string;
	readonly patientBirthDate: string;
	readonly patientIdentifier: string | null;
	/** One line that says what the plan is about. */
	readonly title: string;
	/** What the referring doctor asks of the specialist. */
	readonly ask: string;
	readonly status: PlanStatus;
	/** Why it is on hold or closed; empty for a plan that nobody paused or ended. */
	readonly statusReason: string;
	readonly statusSince: string;
	readonly statusBy: UserId | null;
	/** Where it was before, the earliest first. */
	readonly previousClinics: readonly PreviousClinic[];
	readonly urgency: Urgency;
	/** Why it is as urgent as it is; empty at the start and after an answer to the red flags. */
	readonly urgencyReason: string;
	readonly urgencySince: string;
	/** Who sees to it. */
	readonly urgencyOwner: UserId | null;
	/** The day by which somebody looks again. */
	readonly urgencyReviewOn: string | null;
	readonly startedAt: string;
	readonly startedBy: UserId;
}
