import type { Command, CommandInputByName, CommandName } from '../domain/command.ts';
import type { AnyDetails } from '../domain/record/field.ts';
import type { EntityByKind, EntityKind, PlanState } from '../domain/change.ts';
import type { Treatment, TreatmentDetails } from '../domain/treatment/treatment.ts';

/** Signing needs the password again, restoring the past: both go by a form, never over the socket. */
export type RunnableName = Exclude<CommandName, 'SignVersion' | 'RestoreSection'>;

export type AnyEntity = EntityByKind[EntityKind];

type Builders = {
	readonly [Name in RunnableName]: (input: CommandInputByName[Name]) => Command;
};

/** Pairs a name with its input so that the compiler keeps the two together. */
export const commandFrom: Builders = {
	RevisePlan: (input) => ({ name: 'RevisePlan', input }),
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
	AcknowledgeVersion: (input) => ({ name: 'AcknowledgeVersion', input })
};

/** The entity a command stands or falls with: the queue keeps order and stops by it. */
export function targetOf({ name, input }: Command): string {
	switch (name) {
		case 'RevisePlan':
		case 'SetUrgency':
			return 'plan';
		case 'SuggestTreatment':
		case 'ProposeTreatment':
		case 'ReviseTreatment':
		case 'SetTreatmentStatus':
		case 'RespondToTreatment':
			return input.treatmentId;
		case 'AddGoal':
		case 'ReviseGoal':
		case 'MeasureGoal':
		case 'AnswerGoal':
		case 'SetGoalStatus':
			return input.goalId;
		case 'AddRecord':
		case 'ReviseRecord':
		case 'RemoveRecord':
			return input.recordId;
		case 'AnswerSafetyCheck':
		case 'OpenSafetyCheck':
		case 'CloseSafetyCheck':
			return input.checkId;
		case 'StartThread':
		case 'ReplyToThread':
		case 'SetNeedsAnswer':
		case 'ResolveThread':
		case 'ReopenThread':
			return input.threadId;
		case 'RetractComment':
			return input.commentId;
		case 'SayWhatMatters':
		case 'AddAgendaItem':
		case 'MoveAgendaItem':
		case 'SetAgendaItemStatus':
			return input.itemId;
		case 'StartCareSession':
		case 'JoinCareSession':
		case 'LeaveCareSession':
		case 'GoToAgendaItem':
		case 'HandOverCareSession':
		case 'EndCareSession':
			return input.sessionId;
		case 'RecordDecision':
		case 'RetractDecision':
			return input.decisionId;
		case 'RestoreSection':
			return input.restorationId;
		case 'SuggestProseChange':
		case 'SuggestFieldChange':
		case 'WithdrawSuggestion':
		case 'AcceptSuggestion':
		case 'DeclineSuggestion':
			return input.suggestionId;
		case 'SignVersion':
		case 'AcknowledgeVersion':
			return input.versionId;
	}
}

/** The entity that a command with an expected revision was made against. */
export function entityOf(command: Command, state: PlanState): AnyEntity | null {
	if (command.name === 'RevisePlan' || command.name === 'SetUrgency')
		return state.plan.values().next().value ?? null;
	const id = targetOf(command);
	const shelves: readonly ReadonlyMap<string, AnyEntity>[] = [
		state.treatment,
		state.goal,
		state.record,
		state.safety,
		state.thread,
		state.comment,
		state.careSession,
		state.agendaItem,
		state.decision,
		state.suggestion
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
