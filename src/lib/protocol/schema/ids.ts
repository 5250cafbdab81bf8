import * as v from 'valibot';
import {
	isUuid,
	toId,
	type AgendaItemId,
	type AmendmentId,
	type CareSessionId,
	type ClinicId,
	type CommentId,
	type DecisionId,
	type GoalId,
	type MemberId,
	type OpId,
	type PlanId,
	type RecordId,
	type ResponseId,
	type RestorationId,
	type SafetyCheckId,
	type SignatureId,
	type SuggestionId,
	type ThreadId,
	type TreatmentId,
	type UserId,
	type VersionId
} from '../../domain/ids.ts';
import { problem } from './text.ts';

export const planId = id<PlanId>();
export const memberId = id<MemberId>();
export const clinicId = id<ClinicId>();
export const userId = id<UserId>();
export const treatmentId = id<TreatmentId>();
export const responseId = id<ResponseId>();
export const goalId = id<GoalId>();
export const recordId = id<RecordId>();
export const threadId = id<ThreadId>();
export const commentId = id<CommentId>();
export const versionId = id<VersionId>();
export const safetyCheckId = id<SafetyCheckId>();
export const careSessionId = id<CareSessionId>();
export const agendaItemId = id<AgendaItemId>();
export const decisionId = id<DecisionId>();
export const restorationId = id<RestorationId>();
export const suggestionId = id<SuggestionId>();
export const amendmentId = id<AmendmentId>();
export const signatureId = id<SignatureId>();
export const opId = id<OpId>();

/** A UUID in its one spelling: lower case, with dashes. */
export const anyId = v.pipe(v.string(), v.check(isUuid, problem('not-an-id')));

function id<Id extends string>() {
	return v.pipe(
		v.string(),
		v.check(isUuid, problem('not-an-id')),
		v.transform((text) => toId<Id>(text))
	);
}
