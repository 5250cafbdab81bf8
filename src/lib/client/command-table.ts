import type { Command, CommandInputByName, CommandName } from '../domain/command.ts';
import type { AnyDetails } from '../domain/record/field.ts';
import type { EntityByKind, EntityKind, PlanState } from '../domain/change.ts';
import type { Treatment, TreatmentDetails } from '../domain/treatment/treatment.ts';

/**
 * What a person signs needs the password, restoring and asking to amend need the past: these go by a
 * form, never over the socket.
 */
export type RunnableName = Exclude<
	CommandName,
	'SignVersion' | 'AcknowledgeVersion' | 'WithdrawAgreement' | 'RestoreSection' | 'RequestAmendment'
>;

export type AnyEntity = EntityByKind[EntityKind];

type Builders = {
	readonly [Name in RunnableName]: (input: CommandInputByName[Name]) => Command;
};

/** Pairs a name with its input so that the compiler keeps the two together. */
export const commandFrom: Builders = {
	RevisePlan: (input) => ({ name: 'RevisePlan', input }),
	SetPlanStatus: (input) => ({ name: 'SetPlanStatus', input }),
	AddMember: (input) => ({ name: 'AddMember', input }),
	EndMembership: (input) => ({ name: 'EndMembership', input }),
	NameDeputy: (input) => ({ name: 'NameDeputy', input }),
	EndDeputy: (input) => ({ name: 'EndDeputy', input }),
	HandOverPlan: (input) => ({ name: 'HandOverPlan', input }),
	SuggestTreatment: (input) => ({ name: 'SuggestTreatment', input }),
	ProposeTreatment: (input) => ({ name: 'ProposeTreatment', input }),
	ReviseTreatment: (input) => ({ name: 'ReviseTreatment', input }),
	SetTreatmentStatus: (input) => ({ name: 'SetTreatmentStatus', input }),
	RespondToTreatment: (input) => ({ name: 'RespondToTreatment', input }),
	AddGoal: (input) => ({ name: 'AddGoal', input }),
	ReviseGoal: (input) => ({ name: 'ReviseGoal', input }),
	MeasureGoal: (input) => ({ name: 'MeasureGoal', input }),
	AnswerGoal: (input) => ({ name: 'AnswerGoal', input }),
	SetGoalStatus: (input) => ({ name: 'SetGoalStatus', input }),
	AddRecord: (input) => ({ name: 'AddRecord', input }),
	ReviseRecord: (input) => ({ name: 'ReviseRecord', input }),
	RemoveRecord: (input) => ({ name: 'RemoveRecord', input }),
	AnswerSafetyCheck: (input) => ({ name: 'AnswerSafetyCheck', input }),
	OpenSafetyCheck: (input) => ({ name: 'OpenSafetyCheck', input }),
	CloseSafetyCheck: (input) => ({ name: 'CloseSafetyCheck', input }),
	SetUrgency: (input) => ({ name: 'SetUrgency', input }),
	StartThread: (input) => ({ name: 'StartThread', input }),
	ReplyToThread: (input) => ({ name: 'ReplyToThread', input }),
	SetNeedsAnswer: (input) => ({ name: 'SetNeedsAnswer', input }),
	ResolveThread: (input) => ({ name: 'ResolveThread', input }),
	ReopenThread: (input) => ({ name: 'ReopenThread', input }),
	RetractComment: (input) => ({ name: 'RetractComment', input }),
	SayWhatMatters: (input) => ({ name: 'SayWhatMatters', input }),
	AddAgendaItem: (input) => ({ name: 'AddAgendaItem', input }),
	MoveAgendaItem: (input) => ({ name: 'MoveAgendaItem', input }),
	SetAgendaItemStatus: (input) => ({ name: 'SetAgendaItemStatus', input }),
	StartCareSession: (input) => ({ name: 'StartCareSession', input }),
	JoinCareSession: (input) => ({ name: 'JoinCareSession', input }),
	LeaveCareSession: (input) => ({ name: 'LeaveCareSession', input }),
	GoToAgendaItem: (input) => ({ name: 'GoToAgendaItem', input }),
	HandOverCareSession: (input) => ({ name: 'HandOverCareSession', input }),
	RecordDecision: (input) => ({ name: 'RecordDecision', input }),
	RetractDecision: (input) => ({ name: 'RetractDecision', input }),
	EndCareSession: (input) => ({ name: 'EndCareSession', input }),
	SuggestProseChange: (input) => ({ name: 'SuggestProseChange', input }),
	SuggestFieldChange: (input) => ({ name: 'SuggestFieldChange', input }),
	WithdrawSuggestion: (input) => ({ name: 'WithdrawSuggestion', input }),
	AcceptSuggestion: (input) => ({ name: 'AcceptSuggestion', input }),
	DeclineSuggestion: (input) => ({ name: 'DeclineSuggestion', input }),
	DecideAmendment: (input) => ({ name: 'DecideAmendment', input }),
	StateDisagreement: (input) => ({ name: 'StateDisagreement', input }),
	ReplyToDisagreement: (input) => ({ name: 'ReplyToDisagreement', input })
};

type Targets = {
	readonly [Name in CommandName]: (input: CommandInputByName[Name]) => string;
};

const targets: Targets = {
	RevisePlan: () => 'plan',
	SetPlanStatus: () => 'plan',
	HandOverPlan: () => 'plan',
	SetUrgency: () => 'plan',
	AddMember: ({ memberId }) => memberId,
	EndMembership: ({ memberId }) => memberId,
	NameDeputy: ({ memberId }) => memberId,
	EndDeputy: ({ memberId }) => memberId,
	SuggestTreatment: ({ treatmentId }) => treatmentId,
	ProposeTreatment: ({ treatmentId }) => treatmentId,
	ReviseTreatment: ({ treatmentId }) => treatmentId,
	SetTreatmentStatus: ({ treatmentId }) => treatmentId,
	RespondToTreatment: ({ treatmentId }) => treatmentId,
	AddGoal: ({ goalId }) => goalId,
	ReviseGoal: ({ goalId }) => goalId,
	MeasureGoal: ({ goalId }) => goalId,
	AnswerGoal: ({ goalId }) => goalId,
	SetGoalStatus: ({ goalId }) => goalId,
	AddRecord: ({ recordId }) => recordId,
	ReviseRecord: ({ recordId }) => recordId,
	RemoveRecord: ({ recordId }) => recordId,
	AnswerSafetyCheck: ({ checkId }) => checkId,
	OpenSafetyCheck: ({ checkId }) => checkId,
	CloseSafetyCheck: ({ checkId }) => checkId,
	StartThread: ({ threadId }) => threadId,
	ReplyToThread: ({ threadId }) => threadId,
	SetNeedsAnswer: ({ threadId }) => threadId,
	ResolveThread: ({ threadId }) => threadId,
	ReopenThread: ({ threadId }) => threadId,
	RetractComment: ({ commentId }) => commentId,
	SayWhatMatters: ({ itemId }) => itemId,
	AddAgendaItem: ({ itemId }) => itemId,
	MoveAgendaItem: ({ itemId }) => itemId,
	SetAgendaItemStatus: ({ itemId }) => itemId,
	StartCareSession: ({ sessionId }) => sessionId,
	JoinCareSession: ({ sessionId }) => sessionId,
	LeaveCareSession: ({ sessionId }) => sessionId,
	GoToAgendaItem: ({ sessionId }) => sessionId,
	HandOverCareSession: ({ sessionId }) => sessionId,
	EndCareSession: ({ sessionId }) => sessionId,
	RecordDecision: ({ decisionId }) => decisionId,
	RetractDecision: ({ decisionId }) => decisionId,
	RestoreSection: ({ restorationId }) => restorationId,
	SuggestProseChange: ({ suggestionId }) => suggestionId,
	SuggestFieldChange: ({ suggestionId }) => suggestionId,
	WithdrawSuggestion: ({ suggestionId }) => suggestionId,
	AcceptSuggestion: ({ suggestionId }) => suggestionId,
	DeclineSuggestion: ({ suggestionId }) => suggestionId,
	RequestAmendment: ({ amendmentId }) => amendmentId,
	DecideAmendment: ({ amendmentId }) => amendmentId,
	StateDisagreement: ({ amendmentId }) => amendmentId,
	ReplyToDisagreement: ({ amendmentId }) => amendmentId,
	SignVersion: ({ versionId }) => versionId,
	AcknowledgeVersion: ({ versionId }) => versionId,
	WithdrawAgreement: ({ versionId }) => versionId
};

type Named<Name extends CommandName> = {
	[Key in Name]: { readonly name: Key; readonly input: CommandInputByName[Key] };
}[Name];

/** The entity a command stands or falls with: the queue keeps order and stops by it. */
export function targetOf<Name extends CommandName>(command: Named<Name>): string {
	const name: Name = command.name;
	return targets[name](command.input);
}

/** The entity that a command with an expected revision was made against. */
export function entityOf(command: Command, state: PlanState): AnyEntity | null {
	if (targetOf(command) === 'plan') return state.plan.values().next().value ?? null;
	const id = targetOf(command);
	const shelves: readonly ReadonlyMap<string, AnyEntity>[] = [
		state.member,
		state.treatment,
		state.goal,
		state.record,
		state.safety,
		state.thread,
		state.comment,
		state.careSession,
		state.agendaItem,
		state.decision,
		state.suggestion,
		state.amendment
	];
	return shelves.find((shelf) => shelf.has(id))?.get(id) ?? null;
}

export function expectedRevisionOf({ input }: Command): number | null {
	return 'expectedRevision' in input ? input.expectedRevision : null;
}

/** The same command against another revision; commands without one stay as they are. */
export function withExpectedRevision(command: Command, expectedRevision: number): Command {
	switch (command.name) {
		case 'RevisePlan':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'SetPlanStatus':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'EndMembership':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'EndDeputy':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'HandOverPlan':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'ReviseTreatment':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'SetTreatmentStatus':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'ReviseGoal':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'MeasureGoal':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'SetGoalStatus':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'ReviseRecord':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'RemoveRecord':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'SetNeedsAnswer':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'ResolveThread':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'ReopenThread':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'SetAgendaItemStatus':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'RetractDecision':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		case 'RetractComment':
			return { name: command.name, input: { ...command.input, expectedRevision } };
		default:
			return command;
	}
}

/** What the author wanted, now knowingly on top of what stands. */
export function onTopOf(command: Command, current: AnyEntity): Command {
	const rebased = withExpectedRevision(command, current.revision);
	if (rebased.name === 'AnswerGoal' && 'levels' in current) {
		return { name: rebased.name, input: { ...rebased.input, text: current.text } };
	}
	if (rebased.name === 'ReviseRecord' && 'details' in current) {
		const details: AnyDetails = current.details;
		const seen = Object.keys(rebased.input.after).map((field) => [field, details[field] ?? null]);
		const before: AnyDetails = Object.fromEntries(seen);
		return { name: rebased.name, input: { ...rebased.input, before } };
	}
	if (rebased.name !== 'ReviseTreatment' || !('detailsRevision' in current)) return rebased;
	if (!('triedBefore' in current)) return rebased;
	const before = sameFields(rebased.input.after, current);
	return { name: rebased.name, input: { ...rebased.input, before } };
}

function sameFields(
	wanted: Partial<TreatmentDetails>,
	current: Treatment
): Partial<TreatmentDetails> {
	const all: TreatmentDetails = {
		name: current.name,
		kind: current.kind,
		why: current.why,
		whyNow: current.whyNow,
		forCause: current.forCause,
		catalogueId: current.catalogueId,
		causeIds: current.causeIds,
		frequency: current.frequency,
		whoDoes: current.whoDoes,
		startOn: current.startOn,
		stopRule: current.stopRule,
		goalId: current.goalId,
		triedBefore: current.triedBefore,
		target: current.target,
		reviewOn: current.reviewOn,
		dosage: current.dosage
	};
	const fields = Object.entries(all).filter(([field]) => field in wanted);
	return Object.fromEntries(fields);
}
