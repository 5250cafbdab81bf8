import { roles } from '../actor.ts';
import type { AmendmentDecision, AmendmentWord } from '../amendment/amendment.ts';
import type { PlanState } from '../change.ts';
import type { Member } from '../care-team/care-team.ts';
import { recordKinds } from '../record/kind.ts';
import type { Goal } from '../goal/goal.ts';
import type { UserId } from '../ids.ts';
import type { CarePlan } from '../plan/plan.ts';
import type { Treatment, TreatmentResponse } from '../treatment/treatment.ts';
import {
	CONTENT_FORMAT,
	type AmendmentContent,
	type GoalContent,
	type PersonContent,
	type PlanContent,
	type RecordContent,
	type ResponseContent,
	type TreatmentContent
} from './content.ts';

/** What the plan says now, in the form that is signed. */
export function freeze<Prose>(
	plan: CarePlan,
	state: PlanState,
	sections: PlanContent<Prose>['sections']
): PlanContent<Prose> {
	const members = [...state.member.values()];
	const goals = [...state.goal.values()].filter(({ status }) => status !== 'cancelled');
	const treatments = [...state.treatment.values()].filter(
		({ status }) => status !== 'entered-in-error'
	);
	return {
		format: CONTENT_FORMAT,
		planId: plan.id,
		clinicId: plan.clinicId,
		patient: {
			name: plan.patientName,
			birthDate: plan.patientBirthDate,
			identifier: plan.patientIdentifier
		},
		title: plan.title,
		ask: plan.ask,
		urgency: plan.urgency,
		careTeam: careTeam(members),
		sections: {
			'what-matters': sections['what-matters'],
			story: sections.story,
			'working-diagnosis': sections['working-diagnosis'],
			'plan-summary': sections['plan-summary']
		},
		records: recordContents(state, members),
		goals: goals.toSorted(byId).map((goal) => goalContent(goal, members)),
		treatments: treatments
			.toSorted(byId)
			.map((treatment) => treatmentContent(treatment, { state, members, goals })),
		amendments: amendmentContents(state, members)
	};
}

/** Who is in the plan now, each once. */
function careTeam(members: readonly Member[]): readonly PersonContent[] {
	const present = members.filter(({ until }) => until === null).map(personOf);
	return present.toSorted(
		(one, other) =>
			roles.indexOf(one.role) - roles.indexOf(other.role) || compare(one.userId, other.userId)
	);
}

function goalContent(goal: Goal, members: readonly Member[]): GoalContent {
	const { id, text, status, statusReason } = goal;
	const answers = goal.answers
		.toSorted((one, other) => compare(one.userId, other.userId))
		.map((answer) => ({
			by: person(members, answer.userId),
			kind: answer.kind,
			reason: answer.reason,
			toTheseWords: answer.text === text
		}));
	return {
		id,
		text,
		status,
		statusReason,
		addedBy: person(members, goal.addedBy),
		measure: goal.measure,
		levels: goal.levels,
		answers
	};
}

/** All of them, for good: what is signed later carries what was asked of what was signed earlier. */
function amendmentContents(
	state: PlanState,
	members: readonly Member[]
): readonly AmendmentContent[] {
	const signed = <By extends AmendmentDecision | AmendmentWord>(word: By | null) =>
		word && { ...word, by: person(members, word.by) };
	return [...state.amendment.values()].toSorted(byId).map((amendment) => ({
		id: amendment.id,
		versionNumber: state.version.get(amendment.versionId)?.number ?? 0,
		about: amendment.about,
		request: amendment.request,
		askedBy: person(members, amendment.askedBy),
		askedAt: amendment.askedAt,
		decision: signed(amendment.decision),
		disagreement: signed(amendment.disagreement),
		reply: signed(amendment.reply)
	}));
}

/** What stands, by kind and then by id. */
function recordContents(state: PlanState, members: readonly Member[]): readonly RecordContent[] {
	const standing = [...state.record.values()].filter(
		({ enteredInErrorAt }) => enteredInErrorAt === null
	);
	return recordKinds.flatMap((kind) =>
		standing
			.filter((record) => record.kind === kind)
			.toSorted(byId)
			.map(({ id, details, recordedBy, statedBy }) => ({
				id,
				kind,
				details,
				recordedBy: person(members, recordedBy),
				statedBy: person(members, statedBy)
			}))
	);
}

function treatmentContent(
	treatment: Treatment,
	within: {
		readonly state: PlanState;
		readonly members: readonly Member[];
		readonly goals: readonly Goal[];
	}
): TreatmentContent {
	const { state, members, goals } = within;
	const responses = [...state.response.values()]
		.filter(({ treatmentId }) => treatmentId === treatment.id)
		.toSorted((one, other) => compare(one.userId, other.userId));
	return {
		id: treatment.id,
		name: treatment.name,
		kind: treatment.kind,
		why: treatment.why,
		whyNow: treatment.whyNow,
		forCause: treatment.forCause,
		catalogueId: treatment.catalogueId,
		causeIds: treatment.causeIds.filter((id) => isStanding(state, id)),
		frequency: treatment.frequency,
		whoDoes: treatment.whoDoes,
		startOn: treatment.startOn,
		stopRule: treatment.stopRule,
		goalId: goals.some(({ id }) => id === treatment.goalId) ? treatment.goalId : null,
		triedBefore: treatment.triedBefore,
		target: treatment.target,
		reviewOn: treatment.reviewOn,
		dosage: treatment.dosage,
		status: treatment.status,
		statusReason: treatment.statusReason,
		gateReason: treatment.gateReason,
		proposedBy: person(members, treatment.proposedBy),
		responses: responses.map((response) => responseContent(response, treatment, members))
	};
}

function responseContent(
	{ userId, kind, reason, detailsRevision }: TreatmentResponse,
	treatment: Treatment,
	members: readonly Member[]
): ResponseContent {
	const toThisWording = detailsRevision === treatment.detailsRevision;
	return { by: person(members, userId), kind, reason, toThisWording };
}

function isStanding(state: PlanState, id: string): boolean {
	return state.record.get(id)?.enteredInErrorAt === null;
}

/** @throws Error when somebody wrote in the plan without ever having been in it: a bug. */
function person(members: readonly Member[], userId: UserId): PersonContent {
	const own = members.filter((member) => member.userId === userId);
	const latest = own.toSorted((one, other) => compare(other.from, one.from))[0];
	if (!latest) throw new Error('an entity names somebody who was never a member');
	return personOf(own.find(({ until }) => until === null) ?? latest);
}

function personOf({ userId, name, role }: Member): PersonContent {
	return { userId, name, role };
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
	return compare(one.id, other.id);
}

/** By code units: the same everywhere, whatever the language of the machine. */
function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
