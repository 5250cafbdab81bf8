import type { Role } from '../../domain/actor.ts';
import type { PlanPageKey, SectionKey } from '../../domain/plan/section.ts';
import type { CarePlan, PlanStatus, Urgency } from '../../domain/plan/plan.ts';
import type { GoalStatus } from '../../domain/goal/goal.ts';
import type {
	Dosage,
	ResponseKind,
	TreatmentKind,
	TreatmentStatus,
	TriedBefore
} from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';

type Words = () => string;

/** The state of a treatment in the words of the person who reads it. */
export function treatmentStatusWords(status: TreatmentStatus, reader: Role): string {
	return (reader === 'patient' ? patientStatusWords : clinicianStatusWords)[status]();
}

export function statusTone(status: TreatmentStatus): 'neutral' | 'good' | 'warn' | 'accent' {
	if (status === 'chosen' || status === 'active') return 'good';
	if (status === 'proposed' || status === 'considering') return 'warn';
	return 'neutral';
}

export function treatmentKindWords(kind: TreatmentKind): string {
	return kindWords[kind]();
}

/** "Tried before: spring 2024, for 3 weeks, helped sometimes, stopped because: …". */
export function triedWords(before: TriedBefore): string {
	if (before.tried === 'never') return m.treatment_never_tried();
	if (before.tried === 'unknown') return m.treatment_tried_unknown();
	const parts = [
		before.when === '' ? m.treatment_tried() : m.treatment_tried_when({ when: before.when }),
		before.duration === '' ? '' : m.treatment_tried_for({ duration: before.duration }),
		helpedWords[before.helped](),
		before.whyStopped === '' ? '' : m.treatment_tried_stopped({ why: before.whyStopped })
	];
	return parts.filter((part) => part !== '').join(', ');
}

/** The whole order in one line; null while a part is missing. */
export function dosageWords(dosage: Dosage | null): string | null {
	if (dosage === null) return null;
	const parts = [dosage.dose, dosage.unit, dosage.route, dosage.frequency];
	return parts.some((part) => part.trim() === '') ? null : m.treatment_dosage_line({ ...dosage });
}

/** What is there of an order that is not complete. */
export function partialDosageWords(dosage: Dosage | null): string {
	if (dosage === null) return '';
	const amount = [dosage.dose, dosage.unit].filter((part) => part !== '').join(' ');
	return [amount, dosage.route, dosage.frequency].filter((part) => part !== '').join(', ');
}

export function responseWords(kind: ResponseKind, isYou: boolean): string {
	return (isYou ? yourResponseWords : responseKindWords)[kind]();
}

export function sectionWords(section: SectionKey): string {
	return sectionNames[section]();
}

export function pageWords(page: PlanPageKey): string {
	return pageNames[page]();
}

export function urgencyWords(urgency: Urgency): string {
	return urgencyNames[urgency]();
}

export function planStatusWords(status: PlanStatus): string {
	return planStatusNames[status]();
}

export function goalStatusWords(status: GoalStatus): string {
	return goalStatusNames[status]();
}

/** "Rosa Alvarez’s plan", or "Your plan" for the patient. */
export function planName(plan: CarePlan, reader: Role): string {
	return reader === 'patient' ? m.room_title_yours() : m.room_title({ name: plan.patientName });
}

const clinicianStatusWords: Readonly<Record<TreatmentStatus, Words>> = {
	suggested: m.treatment_status_suggested,
	proposed: m.treatment_status_proposed,
	considering: m.treatment_status_considering,
	chosen: m.treatment_status_chosen,
	active: m.treatment_status_active,
	completed: m.treatment_status_completed,
	stopped: m.treatment_status_stopped,
	'set-aside': m.treatment_status_set_aside,
	'entered-in-error': m.treatment_status_entered_in_error
};

const patientStatusWords: Readonly<Record<TreatmentStatus, Words>> = {
	suggested: m.treatment_status_patient_suggested,
	proposed: m.treatment_status_patient_proposed,
	considering: m.treatment_status_patient_considering,
	chosen: m.treatment_status_patient_chosen,
	active: m.treatment_status_patient_active,
	completed: m.treatment_status_patient_completed,
	stopped: m.treatment_status_patient_stopped,
	'set-aside': m.treatment_status_patient_set_aside,
	'entered-in-error': m.treatment_status_patient_entered_in_error
};

const kindWords: Readonly<Record<TreatmentKind, Words>> = {
	medicine: m.treatment_kind_medicine,
	exercise: m.treatment_kind_exercise,
	psychological: m.treatment_kind_psychological,
	device: m.treatment_kind_device,
	injection: m.treatment_kind_injection,
	surgery: m.treatment_kind_surgery,
	'wait-and-see': m.treatment_kind_wait_and_see,
	other: m.treatment_kind_other
};

const helpedWords: Readonly<Record<'never' | 'sometimes' | 'always', Words>> = {
	never: m.treatment_tried_helped_never,
	sometimes: m.treatment_tried_helped_sometimes,
	always: m.treatment_tried_helped_always
};

const responseKindWords: Readonly<Record<ResponseKind, Words>> = {
	accept: m.treatment_response_accept,
	decline: m.treatment_response_decline,
	question: m.treatment_response_question
};

const yourResponseWords: Readonly<Record<ResponseKind, Words>> = {
	accept: m.treatment_response_you_accept,
	decline: m.treatment_response_you_decline,
	question: m.treatment_response_you_question
};

const sectionNames: Readonly<Record<SectionKey, Words>> = {
	'what-matters': m.room_section_what_matters,
	story: m.room_section_story,
	'working-diagnosis': m.room_section_working_diagnosis,
	goals: m.room_section_goals,
	treatments: m.room_section_treatments,
	'plan-summary': m.room_section_plan_summary,
	history: m.room_section_history,
	conditions: m.room_section_conditions,
	imaging: m.room_section_imaging,
	causes: m.room_section_causes,
	combination: m.room_section_combination,
	catalogue: m.room_section_catalogue,
	weighing: m.room_section_weighing,
	safety: m.room_section_safety,
	session: m.care_page,
	'care-team': m.room_section_care_team
};

const pageNames: Readonly<Record<PlanPageKey, Words>> = {
	plan: m.room_page_plan,
	why: m.room_page_why,
	options: m.room_page_options,
	safety: m.room_page_safety,
	session: m.care_page,
	visit: m.room_page_visit,
	team: m.room_page_team
};

const urgencyNames: Readonly<Record<Urgency, Words>> = {
	emergency: m.room_urgency_emergency,
	urgent: m.room_urgency_urgent,
	soon: m.room_urgency_soon,
	elective: m.room_urgency_elective,
	monitoring: m.room_urgency_monitoring
};

const planStatusNames: Readonly<Record<PlanStatus, Words>> = {
	draft: m.room_status_draft,
	active: m.room_status_active,
	'on-hold': m.room_status_on_hold,
	revoked: m.room_status_revoked,
	completed: m.room_status_completed,
	'entered-in-error': m.room_status_entered_in_error
};

const goalStatusNames: Readonly<Record<GoalStatus, Words>> = {
	proposed: m.room_goal_status_proposed,
	accepted: m.room_goal_status_accepted,
	completed: m.room_goal_status_completed,
	cancelled: m.room_goal_status_cancelled
};
