import type { CareSession } from '../domain/care-session/care-session.ts';
import type { PlanStatus } from '../domain/plan/plan.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { TreatmentStatus } from '../domain/treatment/treatment.ts';
import type { Blocker } from '../domain/version/blocker.ts';
import { m } from '../paraglide/messages.js';
import type { WireRefusal } from '../protocol/answer.ts';

type AnyRefusal = Refusal | WireRefusal;
type RefusalByCode = { readonly [R in AnyRefusal as R['code']]: R };
type SentenceByCode = {
	readonly [Code in keyof RefusalByCode]: (refusal: RefusalByCode[Code]) => string;
};

/** What happened and what to do next, for every refusal that a person can meet. */
export function refusalSentence(refusal: AnyRefusal): string {
	return say(refusal.code, refusal);
}

/** The words beside a field of a command's input; null for one that has none on screen. */
export function fieldWords(field: string): string | null {
	const last = field.split('.').at(-1) ?? field;
	return wordsByField.get(last)?.() ?? null;
}

const sentences: SentenceByCode = {
	'not-found': () => m.refusal_not_found(),
	forbidden: () => m.refusal_forbidden(),
	'invalid-input': ({ field, problem }) =>
		problem === 'unknown' && field.startsWith('answers.')
			? m.refusal_question_gone()
			: invalidInput(fieldWords(field), problem),
	'plan-closed': ({ status }) => planClosed(status),
	stale: () => m.refusal_stale(),
	'wrong-status': ({ status }) => m.refusal_wrong_status({ status: wordsByStatus[status]() }),
	'wrong-plan-status': ({ status }) =>
		m.refusal_wrong_plan_status({ status: planStatusWords(status) }),
	'flags-open': () => m.refusal_flags_open(),
	'last-of-role': ({ role }) =>
		role === 'pain-specialist' ? m.refusal_last_specialist() : m.refusal_last_clinician(),
	'reason-needed': () => m.refusal_reason_needed(),
	'dosage-incomplete': ({ missing }) =>
		m.refusal_dosage_incomplete({ missing: missing.map(missingWords).join(', ') }),
	gated: ({ isFinal }) => (isFinal ? m.refusal_gated_final() : m.refusal_gated()),
	'catalogue-not-accepted': () => m.refusal_catalogue_not_accepted(),
	'already-exists': () => m.refusal_already_exists(),
	'thread-resolved': () => m.refusal_thread_resolved(),
	'care-session-ended': ({ current }) =>
		m.refusal_care_session_ended({ name: attendeeName(current, current.endedBy) }),
	'care-session-under-way': ({ current }) =>
		m.refusal_care_session_under_way({ name: attendeeName(current, current.leadId) }),
	'not-leading': ({ current }) =>
		m.refusal_not_leading({ name: attendeeName(current, current.leadId) }),
	'not-attending': () => m.refusal_not_attending(),
	'moved-since': () => m.refusal_moved_since(),
	'cannot-be-placed': () => m.refusal_cannot_be_placed(),
	'suggestion-decided': () => m.refusal_suggestion_decided(),
	'amendment-decided': () => m.refusal_amendment_decided(),
	'amendment-not-denied': () => m.refusal_amendment_not_denied(),
	'amendment-not-accepted': () => m.refusal_amendment_not_accepted(),
	'content-moved': () => m.refusal_content_moved(),
	blocked: ({ blockers }) => m.refusal_blocked({ reasons: blockerSentences(blockers) }),
	'warning-reason-needed': () => m.refusal_warning_reason_needed(),
	'nothing-to-withdraw': () => m.refusal_nothing_to_withdraw(),
	'reauthentication-required': () => m.refusal_reauthentication_required(),
	'section-moved': () => m.refusal_section_moved(),
	'version-superseded': ({ latest }) => m.refusal_version_superseded({ latest: String(latest) }),
	'unknown-event': () => m.refusal_unknown_event(),
	'session-ended': () => m.refusal_session_ended(),
	'access-ended': () => m.refusal_access_ended(),
	'too-many-requests': () => m.refusal_too_many_requests(),
	'too-large': ({ limitBytes }) =>
		m.refusal_too_large({ limit: String(Math.floor(limitBytes / 1024)) }),
	'update-refused': () => m.refusal_update_refused(),
	'out-of-step': () => m.refusal_out_of_step(),
	'removes-most-text': ({ lost, of }) =>
		m.refusal_removes_most_text({ lost: String(lost), of: String(of) }),
	'text-full': () => m.refusal_text_full(),
	'outdated-client': () => m.refusal_outdated_client(),
	unavailable: () => m.refusal_unavailable(),
	'op-id-reused': () => m.refusal_op_id_reused()
};

const wordsByStatus: Readonly<Record<TreatmentStatus, () => string>> = {
	suggested: m.refusal_status_suggested,
	proposed: m.refusal_status_proposed,
	considering: m.refusal_status_considering,
	chosen: m.refusal_status_chosen,
	active: m.refusal_status_active,
	completed: m.refusal_status_completed,
	stopped: m.refusal_status_stopped,
	'set-aside': m.refusal_status_set_aside,
	'entered-in-error': m.refusal_status_entered_in_error
};

const wordsByField: ReadonlyMap<string, () => string> = new Map([
	['name', m.refusal_field_name],
	['kind', m.refusal_field_kind],
	['why', m.refusal_field_why],
	['whyNow', m.refusal_field_why_now],
	['forCause', m.refusal_field_for_cause],
	['causeIds', m.refusal_field_causes],
	['goalId', m.refusal_field_goal],
	['triedBefore', m.refusal_field_tried_before],
	['tried', m.refusal_field_tried_before],
	['when', m.refusal_field_tried_when],
	['duration', m.refusal_field_tried_duration],
	['helped', m.refusal_field_tried_helped],
	['whyStopped', m.refusal_field_tried_why_stopped],
	['target', m.refusal_field_target],
	['reviewOn', m.refusal_field_review_on],
	['dosage', m.refusal_field_dosage],
	['dose', m.refusal_field_dose],
	['unit', m.refusal_field_unit],
	['route', m.refusal_field_route],
	['frequency', m.refusal_field_frequency],
	['reason', m.refusal_field_reason],
	['text', m.refusal_field_text],
	['mentions', m.refusal_field_mentions],
	['anchor', m.refusal_field_anchor],
	['title', m.refusal_field_title],
	['ask', m.refusal_field_ask],
	['request', m.refusal_field_request],
	['reply', m.refusal_field_reply],
	['quote', m.refusal_field_quote],
	['statement', m.refusal_field_statement]
]);

const blockerSentenceByType: Readonly<Record<Blocker['type'], () => string>> = {
	'red-flag': m.refusal_blocker_red_flag,
	emergency: m.refusal_blocker_emergency,
	'needs-answer': m.refusal_blocker_needs_answer,
	'no-accepted-goal': m.refusal_blocker_no_accepted_goal,
	'no-chosen-treatment': m.refusal_blocker_no_chosen_treatment,
	'nothing-matters-written': m.refusal_blocker_nothing_matters_written
};

function attendeeName({ attendees }: CareSession, userId: string | null): string {
	const attendee = attendees.find((one) => one.userId === userId);
	return attendee?.name ?? m.refusal_somebody();
}

function say<Code extends keyof RefusalByCode>(code: Code, refusal: RefusalByCode[Code]): string {
	return sentences[code](refusal);
}

function invalidInput(field: string | null, problem: string): string {
	if (field === null) return m.refusal_invalid_input_plain();
	if (problem === 'too-long') return m.refusal_too_long({ field });
	if (problem === 'empty') return m.refusal_empty({ field });
	return m.refusal_invalid_input({ field });
}

function planClosed(status: PlanStatus): string {
	if (status === 'completed') return m.refusal_plan_closed_completed();
	if (status === 'revoked') return m.refusal_plan_closed_revoked();
	return m.refusal_plan_closed();
}

function planStatusWords(status: PlanStatus): string {
	return wordsByPlanStatus[status]();
}

const wordsByPlanStatus: Readonly<Record<PlanStatus, () => string>> = {
	draft: m.refusal_plan_status_draft,
	active: m.refusal_plan_status_active,
	'on-hold': m.refusal_plan_status_on_hold,
	completed: m.refusal_plan_status_completed,
	revoked: m.refusal_plan_status_revoked,
	'entered-in-error': m.refusal_plan_status_entered_in_error
};

function missingWords(field: string): string {
	return (fieldWords(field) ?? field).toLowerCase();
}

/** Each kind of blocker once: five open questions are one sentence. */
function blockerSentences(blockers: readonly Blocker[]): string {
	const types = [...new Set(blockers.map((blocker) => blocker.type))];
	return types.map((type) => blockerSentenceByType[type]()).join(' ');
}
