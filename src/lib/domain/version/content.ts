import type { Role } from '../actor.ts';
import type { GoalStatus } from '../goal/goal.ts';
import type { ClinicId, GoalId, PlanId, TreatmentId, UserId } from '../ids.ts';
import type { Urgency } from '../plan/plan.ts';
import type { DocumentKey } from '../plan/section.ts';
import type { ResponseKind, TreatmentDetails, TreatmentStatus } from '../treatment/treatment.ts';
import { canonicalJson } from './canonical.ts';

export const CONTENT_FORMAT = 'accord-plan/1';

/**
 * What a signature covers: everything that the plan says and nothing else (SPEC.md, "Canonical
 * form"). It stands by itself: names are in it, not only ids. `Prose` is closed ProseMirror JSON.
 */
export interface PlanContent<Prose = unknown> {
	readonly format: typeof CONTENT_FORMAT;
	readonly planId: PlanId;
	readonly clinicId: ClinicId;
	readonly patient: PatientContent;
	readonly title: string;
	readonly ask: string;
	readonly urgency: Urgency;
	readonly careTeam: readonly PersonContent[];
	readonly sections: Readonly<Record<DocumentKey, Prose>>;
	readonly goals: readonly GoalContent[];
	readonly treatments: readonly TreatmentContent[];
}

export interface PatientContent {
	readonly name: string;
	/** YYYY-MM-DD. */
	readonly birthDate: string;
	readonly identifier: string | null;
}

export interface PersonContent {
	readonly userId: UserId;
	readonly name: string;
	readonly role: Role;
}

export interface GoalContent {
	readonly id: GoalId;
	readonly text: string;
	readonly status: GoalStatus;
	readonly statusReason: string;
	readonly addedBy: PersonContent;
}

export interface TreatmentContent extends TreatmentDetails {
	readonly id: TreatmentId;
	readonly status: TreatmentStatus;
	readonly statusReason: string;
	readonly proposedBy: PersonContent;
	readonly responses: readonly ResponseContent[];
}

export interface ResponseContent {
	readonly by: PersonContent;
	readonly kind: ResponseKind;
	readonly reason: string;
	/** False when the treatment was worded otherwise at the time. */
	readonly toThisWording: boolean;
}

/** The text whose SHA-256 is a version's content hash. */
export function canonicalText(content: PlanContent): string {
	return canonicalJson(content);
}
