import type { AmendmentCommands } from './amendment/command.ts';
import type { CareSessionCommands } from './care-session/command.ts';
import type { CareTeamCommands } from './care-team/command.ts';
import type { DiscussionCommands } from './discussion/command.ts';
import type { GoalCommands } from './goal/command.ts';
import type { PlanCommands } from './plan/command.ts';
import type { RecordCommands } from './record/command.ts';
import type { RestorationCommands } from './restoration/command.ts';
import type { SafetyCommands } from './safety/command.ts';
import type { SuggestionCommands } from './suggestion/command.ts';
import type { TreatmentCommands } from './treatment/command.ts';
import type { VersionCommands } from './version/command.ts';

export interface CommandInputByName
	extends
		PlanCommands,
		CareTeamCommands,
		TreatmentCommands,
		GoalCommands,
		RecordCommands,
		SafetyCommands,
		DiscussionCommands,
		CareSessionCommands,
		RestorationCommands,
		SuggestionCommands,
		AmendmentCommands,
		VersionCommands {}

export type CommandName = keyof CommandInputByName;

/** Intent to change a plan, as `decide` reads it. */
export type Command = {
	[Name in CommandName]: { readonly name: Name; readonly input: CommandInputByName[Name] };
}[CommandName];

export const commandNames = [
	'RevisePlan',
	'SetPlanStatus',
	'AddMember',
	'EndMembership',
	'NameDeputy',
	'EndDeputy',
	'HandOverPlan',
	'SuggestTreatment',
	'ProposeTreatment',
	'ReviseTreatment',
	'SetTreatmentStatus',
	'RespondToTreatment',
	'AddGoal',
	'ReviseGoal',
	'MeasureGoal',
	'SetGoalStatus',
	'AnswerGoal',
	'AddRecord',
	'ReviseRecord',
	'RemoveRecord',
	'AnswerSafetyCheck',
	'OpenSafetyCheck',
	'CloseSafetyCheck',
	'SetUrgency',
	'StartThread',
	'ReplyToThread',
	'SetNeedsAnswer',
	'ResolveThread',
	'ReopenThread',
	'RetractComment',
	'SayWhatMatters',
	'AddAgendaItem',
	'MoveAgendaItem',
	'SetAgendaItemStatus',
	'StartCareSession',
	'JoinCareSession',
	'LeaveCareSession',
	'GoToAgendaItem',
	'HandOverCareSession',
	'RecordDecision',
	'RetractDecision',
	'EndCareSession',
	'RestoreSection',
	'SuggestProseChange',
	'SuggestFieldChange',
	'WithdrawSuggestion',
	'AcceptSuggestion',
	'DeclineSuggestion',
	'RequestAmendment',
	'DecideAmendment',
	'StateDisagreement',
	'ReplyToDisagreement',
	'SignVersion',
	'AcknowledgeVersion',
	'WithdrawAgreement'
] as const satisfies readonly CommandName[];
