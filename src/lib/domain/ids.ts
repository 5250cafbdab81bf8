declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

export type UserId = Brand<'UserId'>;
export type ClinicId = Brand<'ClinicId'>;
export type PatientId = Brand<'PatientId'>;
export type PlanId = Brand<'PlanId'>;
export type MemberId = Brand<'MemberId'>;
export type TreatmentId = Brand<'TreatmentId'>;
export type ResponseId = Brand<'ResponseId'>;
export type GoalId = Brand<'GoalId'>;
export type ThreadId = Brand<'ThreadId'>;
export type CommentId = Brand<'CommentId'>;
export type VersionId = Brand<'VersionId'>;
export type RecordId = Brand<'RecordId'>;
export type SafetyCheckId = Brand<'SafetyCheckId'>;
export type CareSessionId = Brand<'CareSessionId'>;
export type AgendaItemId = Brand<'AgendaItemId'>;
export type DecisionId = Brand<'DecisionId'>;
export type RestorationId = Brand<'RestorationId'>;
export type SuggestionId = Brand<'SuggestionId'>;
export type AmendmentId = Brand<'AmendmentId'>;
export type SignatureId = Brand<'SignatureId'>;
/** A client's UUIDv7 for one change; the same id again has one effect and the same answer. */
export type OpId = Brand<'OpId'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
	return uuid.test(text);
}

/** Brands a text that the database or a schema has already shown to be a UUID. */
export function toId<Id extends string>(text: string): Id {
	return text as Id;
}
