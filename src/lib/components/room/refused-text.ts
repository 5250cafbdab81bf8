import type { RefusedDraft } from '../../client/refused-draft.ts';
import type { Command, CommandName } from '../../domain/command.ts';
import type { PlanState } from '../../domain/change.ts';
import { detailFields } from '../../domain/treatment/details.ts';
import type { TreatmentDetails } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import { recordCommandText, recordCommandTitle } from '../record/record-refused.ts';
import { answersText } from '../safety/words.ts';
import { fieldRows } from '../suggestion/field-rows.ts';
import { blocksText } from '../suggestion/part-lines.ts';
import { blankDetails } from './treatment-draft.ts';
import { detailFieldWords, detailValueWords } from './treatment-fields.ts';
import { sectionWords } from './words.ts';

/** What the author was doing. */
export function refusedTitle({ what }: RefusedDraft, state: PlanState): string {
	if (what.type === 'prose') return m.room_refused_prose({ section: sectionWords(what.document) });
	if (what.type === 'answers') return m.safety_refused_answers();
	return recordCommandTitle(what.command, state) ?? titleByCommand[what.command.name]();
}

/** Every word the author wrote, as plain text to be copied; empty where it was only a button. */
export function refusedText({ what }: RefusedDraft, state: PlanState): string {
	if (what.type === 'prose') return what.text;
	if (what.type === 'answers') return answersText(what.answers, what.words);
	return commandText(what.command, state);
}

function commandText(command: Command, state: PlanState): string {
	const { name, input } = command;
	switch (name) {
		case 'ProposeTreatment':
		case 'SuggestTreatment':
			return detailsText(input.details);
		case 'ReviseTreatment':
			return detailsText(input.after);
		case 'RevisePlan':
			return [input.title, input.ask].join('\n');
		case 'AnswerSafetyCheck':
			return answersText(input.answers);
		case 'CloseSafetyCheck':
			return input.note;
		case 'SuggestProseChange':
			return [input.why, ...input.parts.map(({ after }) => blocksText(after))].join('\n\n');
		case 'SuggestFieldChange':
			return [input.why, ...fieldRows(input.target, state).map(({ after }) => after)].join('\n');
		case 'DeclineSuggestion':
		case 'SetUrgency':
		case 'SetPlanStatus':
		case 'EndMembership':
		case 'HandOverPlan':
		case 'WithdrawAgreement':
		case 'DecideAmendment':
		case 'SetTreatmentStatus':
		case 'SetGoalStatus':
		case 'RespondToTreatment':
		case 'AnswerGoal':
			return input.reason;
		case 'MeasureGoal':
			return [input.measure, ...input.levels].join('\n');
		case 'AddRecord':
		case 'ReviseRecord':
		case 'RemoveRecord':
			return recordCommandText(command, state);
		case 'AddGoal':
		case 'ReviseGoal':
		case 'StartThread':
		case 'ReplyToThread':
		case 'SayWhatMatters':
		case 'AddAgendaItem':
		case 'RecordDecision':
			return input.text;
		case 'RestoreSection':
			return input.reason;
		case 'SignVersion':
		case 'AcknowledgeVersion':
		case 'StateDisagreement':
			return input.statement;
		case 'RequestAmendment':
			return input.request;
		case 'ReplyToDisagreement':
			return input.reply;
		default:
			return '';
	}
}

function detailsText(details: Partial<TreatmentDetails>): string {
	const all: TreatmentDetails = { ...blankDetails, ...details };
	return detailFields
		.filter((field) => field in details)
		.map((field) => ({
			label: detailFieldWords(field),
			value: detailValueWords(all, field, { goals: [], causes: [] })
		}))
		.filter(({ value }) => value !== '')
		.map(({ label, value }) => `${label}: ${value}`)
		.join('\n');
}

const titleByCommand: Readonly<Record<CommandName, () => string>> = {
	RevisePlan: m.room_refused_plan,
	SetPlanStatus: m.team_refused_status,
	AddMember: m.team_refused_team,
	EndMembership: m.team_refused_team,
	NameDeputy: m.team_refused_team,
	EndDeputy: m.team_refused_team,
	HandOverPlan: m.team_refused_team,
	SuggestTreatment: m.treatment_suggest,
	ProposeTreatment: m.treatment_propose,
	ReviseTreatment: m.room_refused_treatment,
	SetTreatmentStatus: m.room_refused_treatment,
	RespondToTreatment: m.room_refused_response,
	AddGoal: m.room_goal_add,
	ReviseGoal: m.room_goal_edit_title,
	MeasureGoal: m.goal_measure_title,
	AnswerGoal: m.goal_answer_label,
	SetGoalStatus: m.room_goal_edit_title,
	AnswerSafetyCheck: m.safety_refused_answers,
	OpenSafetyCheck: m.safety_refused_answers,
	CloseSafetyCheck: m.safety_refused_outcome,
	SetUrgency: m.safety_refused_urgency,
	AddRecord: m.room_refused_record,
	ReviseRecord: m.room_refused_record,
	RemoveRecord: m.room_refused_record,
	StartThread: m.room_refused_comment,
	ReplyToThread: m.room_refused_comment,
	SetNeedsAnswer: m.room_refused_conversation,
	ResolveThread: m.room_refused_conversation,
	ReopenThread: m.room_refused_conversation,
	RetractComment: m.room_refused_comment,
	SayWhatMatters: m.care_refused_matters,
	AddAgendaItem: m.care_refused_agenda,
	MoveAgendaItem: m.care_refused_agenda,
	SetAgendaItemStatus: m.care_refused_agenda,
	StartCareSession: m.care_refused_session,
	JoinCareSession: m.care_refused_session,
	LeaveCareSession: m.care_refused_session,
	GoToAgendaItem: m.care_refused_session,
	HandOverCareSession: m.care_refused_session,
	RecordDecision: m.care_refused_minutes,
	RetractDecision: m.care_refused_minutes,
	EndCareSession: m.care_refused_session,
	RestoreSection: m.room_refused_restoration,
	SuggestProseChange: m.suggestion_refused_own,
	SuggestFieldChange: m.suggestion_refused_own,
	WithdrawSuggestion: m.suggestion_refused_withdrawal,
	AcceptSuggestion: m.suggestion_refused_answer,
	DeclineSuggestion: m.suggestion_refused_answer,
	RequestAmendment: m.amendment_refused,
	DecideAmendment: m.amendment_refused,
	StateDisagreement: m.amendment_refused,
	ReplyToDisagreement: m.amendment_refused,
	SignVersion: m.room_refused_version,
	AcknowledgeVersion: m.room_refused_version,
	WithdrawAgreement: m.room_refused_version
};
