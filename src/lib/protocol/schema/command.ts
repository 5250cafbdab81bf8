import * as v from 'valibot';
import type { Command, CommandInputByName, CommandName } from '../../domain/command.ts';
import { goalStatuses } from '../../domain/goal/goal.ts';
import { documentKeys } from '../../domain/plan/section.ts';
import { planStatuses } from '../../domain/plan/plan.ts';
import { err, type Result } from '../../domain/result.ts';
import { acknowledgements } from '../../domain/version/command.ts';
import { textLimits } from '../../domain/text.ts';
import { warningTypes } from '../../domain/version/warning.ts';
import { amendmentSchemas } from './amendment.ts';
import { careSessionSchemas } from './care-session.ts';
import { careTeamSchemas } from './care-team.ts';
import { discussionSchemas } from './discussion.ts';
import { amendmentId, anyId, goalId, restorationId, signatureId, versionId } from './ids.ts';
import { parse, type InvalidInput } from './parse.ts';
import { recordSchemas } from './record.ts';
import { safetySchemas } from './safety.ts';
import { suggestionSchemas } from './suggestion.ts';
import { revision, sha256, text } from './text.ts';
import { treatmentSchemas } from './treatment.ts';

const goalText = text({ max: textLimits.goal, required: true });
const statement = text({ max: textLimits.statement, required: false });

/** What each command may carry: nothing less, nothing more. */
export const commandSchemas = {
	RevisePlan: v.strictObject({
		expectedRevision: revision,
		title: text({ max: textLimits.planTitle, required: true }),
		ask: text({ max: textLimits.planAsk, required: true })
	}),
	SetPlanStatus: v.strictObject({
		expectedRevision: revision,
		to: v.picklist(planStatuses),
		reason: text({ max: textLimits.reason, required: true })
	}),
	...careTeamSchemas,
	...treatmentSchemas,
	AddGoal: v.strictObject({ goalId, text: goalText }),
	ReviseGoal: v.strictObject({ goalId, expectedRevision: revision, text: goalText }),
	MeasureGoal: v.strictObject({
		goalId,
		expectedRevision: revision,
		measure: text({ max: textLimits.goal, required: false }),
		levels: v.pipe(v.array(goalText), v.maxLength(5))
	}),
	AnswerGoal: v.strictObject({
		goalId,
		kind: v.picklist(['accept', 'question']),
		reason: text({ max: textLimits.reason, required: false }),
		text: goalText
	}),
	SetGoalStatus: v.strictObject({
		goalId,
		expectedRevision: revision,
		to: v.picklist(goalStatuses),
		reason: text({ max: textLimits.reason, required: false })
	}),
	...recordSchemas,
	...safetySchemas,
	...discussionSchemas,
	...careSessionSchemas,
	RestoreSection: v.strictObject({
		restorationId,
		document: v.picklist(documentKeys),
		source: v.variant('type', [
			v.strictObject({ type: v.literal('version'), number: revision }),
			v.strictObject({ type: v.literal('moment'), seq: revision })
		]),
		seenHash: sha256,
		reason: text({ max: textLimits.reason, required: true })
	}),
	...suggestionSchemas,
	...amendmentSchemas,
	SignVersion: v.strictObject({
		versionId,
		signatureId,
		reviewedContentHash: sha256,
		statement,
		warnings: v.pipe(
			v.array(
				v.strictObject({
					type: v.picklist(warningTypes),
					ids: v.pipe(v.array(anyId), v.minLength(1), v.maxLength(2)),
					reason: text({ max: textLimits.reason, required: false })
				})
			),
			v.maxLength(500)
		),
		settles: v.pipe(v.array(amendmentId), v.maxLength(500))
	}),
	AcknowledgeVersion: v.strictObject({
		signatureId,
		versionId,
		meaning: v.picklist(acknowledgements),
		statement
	}),
	WithdrawAgreement: v.strictObject({
		signatureId,
		versionId,
		reason: text({ max: textLimits.statement, required: true })
	})
} satisfies Record<CommandName, unknown> & {
	readonly [Name in CommandName]: v.GenericSchema<unknown, CommandInputByName[Name]>;
};

/**
 * The commands that a socket carries: a signature and an answer to one need the password, a
 * restoration and a request to amend what was signed need the past, which only forms bring.
 */
export const socketCommandNames = [
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
	'SuggestProseChange',
	'SuggestFieldChange',
	'WithdrawSuggestion',
	'AcceptSuggestion',
	'DeclineSuggestion',
	'DecideAmendment',
	'StateDisagreement',
	'ReplyToDisagreement'
] as const satisfies readonly CommandName[];

const s = commandSchemas;
const commandSchema = v.variant('name', [
	v.strictObject({ name: v.literal('RevisePlan'), input: s.RevisePlan }),
	v.strictObject({ name: v.literal('SetPlanStatus'), input: s.SetPlanStatus }),
	v.strictObject({ name: v.literal('AddMember'), input: s.AddMember }),
	v.strictObject({ name: v.literal('EndMembership'), input: s.EndMembership }),
	v.strictObject({ name: v.literal('NameDeputy'), input: s.NameDeputy }),
	v.strictObject({ name: v.literal('EndDeputy'), input: s.EndDeputy }),
	v.strictObject({ name: v.literal('HandOverPlan'), input: s.HandOverPlan }),
	v.strictObject({ name: v.literal('SuggestTreatment'), input: s.SuggestTreatment }),
	v.strictObject({ name: v.literal('ProposeTreatment'), input: s.ProposeTreatment }),
	v.strictObject({ name: v.literal('ReviseTreatment'), input: s.ReviseTreatment }),
	v.strictObject({ name: v.literal('SetTreatmentStatus'), input: s.SetTreatmentStatus }),
	v.strictObject({ name: v.literal('RespondToTreatment'), input: s.RespondToTreatment }),
	v.strictObject({ name: v.literal('AddGoal'), input: s.AddGoal }),
	v.strictObject({ name: v.literal('ReviseGoal'), input: s.ReviseGoal }),
	v.strictObject({ name: v.literal('MeasureGoal'), input: s.MeasureGoal }),
	v.strictObject({ name: v.literal('AnswerGoal'), input: s.AnswerGoal }),
	v.strictObject({ name: v.literal('SetGoalStatus'), input: s.SetGoalStatus }),
	v.strictObject({ name: v.literal('AddRecord'), input: s.AddRecord }),
	v.strictObject({ name: v.literal('ReviseRecord'), input: s.ReviseRecord }),
	v.strictObject({ name: v.literal('RemoveRecord'), input: s.RemoveRecord }),
	v.strictObject({ name: v.literal('AnswerSafetyCheck'), input: s.AnswerSafetyCheck }),
	v.strictObject({ name: v.literal('OpenSafetyCheck'), input: s.OpenSafetyCheck }),
	v.strictObject({ name: v.literal('CloseSafetyCheck'), input: s.CloseSafetyCheck }),
	v.strictObject({ name: v.literal('SetUrgency'), input: s.SetUrgency }),
	v.strictObject({ name: v.literal('StartThread'), input: s.StartThread }),
	v.strictObject({ name: v.literal('ReplyToThread'), input: s.ReplyToThread }),
	v.strictObject({ name: v.literal('SetNeedsAnswer'), input: s.SetNeedsAnswer }),
	v.strictObject({ name: v.literal('ResolveThread'), input: s.ResolveThread }),
	v.strictObject({ name: v.literal('ReopenThread'), input: s.ReopenThread }),
	v.strictObject({ name: v.literal('RetractComment'), input: s.RetractComment }),
	v.strictObject({ name: v.literal('SayWhatMatters'), input: s.SayWhatMatters }),
	v.strictObject({ name: v.literal('AddAgendaItem'), input: s.AddAgendaItem }),
	v.strictObject({ name: v.literal('MoveAgendaItem'), input: s.MoveAgendaItem }),
	v.strictObject({ name: v.literal('SetAgendaItemStatus'), input: s.SetAgendaItemStatus }),
	v.strictObject({ name: v.literal('StartCareSession'), input: s.StartCareSession }),
	v.strictObject({ name: v.literal('JoinCareSession'), input: s.JoinCareSession }),
	v.strictObject({ name: v.literal('LeaveCareSession'), input: s.LeaveCareSession }),
	v.strictObject({ name: v.literal('GoToAgendaItem'), input: s.GoToAgendaItem }),
	v.strictObject({ name: v.literal('HandOverCareSession'), input: s.HandOverCareSession }),
	v.strictObject({ name: v.literal('RecordDecision'), input: s.RecordDecision }),
	v.strictObject({ name: v.literal('RetractDecision'), input: s.RetractDecision }),
	v.strictObject({ name: v.literal('EndCareSession'), input: s.EndCareSession }),
	v.strictObject({ name: v.literal('RestoreSection'), input: s.RestoreSection }),
	v.strictObject({ name: v.literal('SuggestProseChange'), input: s.SuggestProseChange }),
	v.strictObject({ name: v.literal('SuggestFieldChange'), input: s.SuggestFieldChange }),
	v.strictObject({ name: v.literal('WithdrawSuggestion'), input: s.WithdrawSuggestion }),
	v.strictObject({ name: v.literal('AcceptSuggestion'), input: s.AcceptSuggestion }),
	v.strictObject({ name: v.literal('DeclineSuggestion'), input: s.DeclineSuggestion }),
	v.strictObject({ name: v.literal('RequestAmendment'), input: s.RequestAmendment }),
	v.strictObject({ name: v.literal('DecideAmendment'), input: s.DecideAmendment }),
	v.strictObject({ name: v.literal('StateDisagreement'), input: s.StateDisagreement }),
	v.strictObject({ name: v.literal('ReplyToDisagreement'), input: s.ReplyToDisagreement }),
	v.strictObject({ name: v.literal('SignVersion'), input: s.SignVersion }),
	v.strictObject({ name: v.literal('AcknowledgeVersion'), input: s.AcknowledgeVersion }),
	v.strictObject({ name: v.literal('WithdrawAgreement'), input: s.WithdrawAgreement })
]);

/** A command of any name. Fields are named as in the command's own input. */
export function parseCommand(name: CommandName, input: unknown): Result<Command, InvalidInput> {
	const parsed = parse<Command>(commandSchema, { name, input });
	if (parsed.ok) return parsed;
	return err({ ...parsed.error, field: parsed.error.field.replace(/^input\.?/, '') });
}
