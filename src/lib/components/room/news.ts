import type { PlanState } from '../../domain/change.ts';
import type { UserId } from '../../domain/ids.ts';
import { m } from '../../paraglide/messages.js';
import type { EntityEvent, PlanEvent } from '../../protocol/event.ts';
import { recordNewsWords } from '../record/record-news.ts';
import { planStatusWords, sectionWords, treatmentStatusWords } from './words.ts';

/** A sentence to be read out; the same id is told once. */
export interface News {
	readonly id: string;
	readonly text: string;
}

/** What others did, each in one sentence; what one person does in one go is told once. */
export function newsOf(events: readonly PlanEvent[], state: PlanState): readonly News[] {
	return events.flatMap((event) => {
		const text = event.type === 'prose' ? null : entityNews(event, state);
		if (text !== null) return [{ id: `${event.seq}`, text }];
		return event.type === 'prose' ? [proseNews(event, state)] : [];
	});
}

/** Typing comes as many changes: told once a minute for each person and section. */
function proseNews(event: Extract<PlanEvent, { type: 'prose' }>, state: PlanState): News {
	const minute = event.at.slice(0, 16);
	const section = sectionWords(event.document);
	return {
		id: `${event.actorId} ${event.document} ${minute}`,
		text: m.room_news_prose({ name: nameOf(event.actorId, state), section })
	};
}

function entityNews(event: EntityEvent, state: PlanState): string | null {
	const name = nameOf(event.actorId, state);
	switch (event.kind) {
		case 'treatment':
			return treatmentNews(event, name);
		case 'response':
			return responseNews(event, state, name);
		case 'goal':
			return event.command === 'AddGoal' ? m.room_news_goal({ name }) : m.room_news_goal_changed();
		case 'comment':
			return event.command === 'RetractComment' ? null : m.room_news_comment({ name });
		case 'thread':
			return threadNews(event);
		case 'version':
			return m.room_news_version({ number: String(event.entity.number) });
		case 'careSession':
			return sessionNews(event, state, name);
		case 'suggestion':
			return suggestionNews(event, name);
		case 'amendment':
			return amendmentNews(event, name);
		case 'record':
			return recordNewsWords(event, { name, isYours: false });
		case 'member':
			return memberNews(event);
		case 'plan':
			if (event.command !== 'SetPlanStatus') return null;
			return m.team_news_status({ status: planStatusWords(event.entity.status) });
		default:
			return null;
	}
}

function sessionNews(
	{ command, entity }: Extract<EntityEvent, { kind: 'careSession' }>,
	state: PlanState,
	name: string
): string | null {
	if (command === 'StartCareSession') return m.care_news_started({ name });
	if (command === 'EndCareSession') return m.care_news_ended();
	if (command === 'HandOverCareSession')
		return m.care_news_lead({ name: nameOf(entity.leadId, state) });
	const { currentItemId } = entity;
	const item = currentItemId === null ? undefined : state.agendaItem.get(currentItemId);
	return command === 'GoToAgendaItem' && item ? m.care_news_item({ item: item.text }) : null;
}

function suggestionNews(
	{ command }: Extract<EntityEvent, { kind: 'suggestion' }>,
	name: string
): string {
	if (command === 'AcceptSuggestion') return m.suggestion_news_accepted({ name });
	if (command === 'DeclineSuggestion') return m.suggestion_news_declined({ name });
	if (command === 'WithdrawSuggestion') return m.suggestion_news_withdrawn({ name });
	return m.suggestion_news_made({ name });
}

function amendmentNews(
	{ command, entity }: Extract<EntityEvent, { kind: 'amendment' }>,
	name: string
): string {
	if (command === 'StateDisagreement') return m.amendment_news_disagreed({ name });
	if (command === 'ReplyToDisagreement') return m.amendment_news_replied({ name });
	if (command !== 'DecideAmendment') return m.amendment_news_asked({ name });
	const isDenied = entity.decision?.kind === 'denied';
	return (isDenied ? m.amendment_news_denied : m.amendment_news_accepted)({ name });
}

function treatmentNews(
	{ command, entity }: Extract<EntityEvent, { kind: 'treatment' }>,
	name: string
): string {
	const treatment = entity.name;
	if (command === 'ProposeTreatment') return m.room_news_treatment_proposed({ name, treatment });
	if (command === 'SuggestTreatment') return m.room_news_treatment_suggested({ name, treatment });
	if (command === 'ReviseTreatment') return m.room_news_treatment_revised({ treatment });
	const status = treatmentStatusWords(entity.status, 'pain-specialist').toLowerCase();
	return m.room_news_treatment_status({ treatment, status });
}

function responseNews(
	{ entity }: Extract<EntityEvent, { kind: 'response' }>,
	state: PlanState,
	name: string
): string | null {
	const treatment = state.treatment.get(entity.treatmentId)?.name;
	if (treatment === undefined) return null;
	if (entity.kind === 'accept') return m.room_news_response_accept({ name, treatment });
	if (entity.kind === 'decline') return m.room_news_response_decline({ name, treatment });
	return m.room_news_response_question({ name, treatment });
}

function memberNews({ command, entity }: Extract<EntityEvent, { kind: 'member' }>): string | null {
	const { name, until } = entity;
	if (until !== null) return m.team_news_left({ name });
	if (command === 'NameDeputy') return m.team_news_deputy({ name });
	return entity.revision === 1 ? m.team_news_joined({ name }) : null;
}

function threadNews({ command }: Extract<EntityEvent, { kind: 'thread' }>): string | null {
	if (command === 'ResolveThread') return m.room_news_resolved();
	return command === 'ReopenThread' ? m.room_news_reopened() : null;
}

function nameOf(userId: UserId, state: PlanState): string {
	const members = [...state.member.values()];
	return members.find((member) => member.userId === userId)?.name ?? m.room_somebody();
}
