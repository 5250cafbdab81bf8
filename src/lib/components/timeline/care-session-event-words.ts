import type { CareSession } from '../../domain/care-session/care-session.ts';
import { pageHref } from '../room/page-href.ts';
import { m } from '../../paraglide/messages.js';
import { said, type ChangeWords } from './change-words.ts';
import type { EventOf, Telling } from './telling.ts';

/** To its minutes, once there are some. */
export function careSessionHref({ id, status }: CareSession, planHref: string): string {
	return status === 'ended' ? `${planHref}/sessions/${id}` : pageHref(planHref, 'session');
}

/** Its beginning and its end; who came and which item was in hand is in the minutes. */
export function careSessionWords({ command }: EventOf<'careSession'>): readonly ChangeWords[] {
	if (command === 'StartCareSession') return [said(m.care_event_started())];
	if (command === 'HandOverCareSession') return [said(m.care_event_lead())];
	return command === 'EndCareSession' ? [said(m.care_event_ended())] : [];
}

export function agendaItemWords({
	command,
	entity
}: EventOf<'agendaItem'>): readonly ChangeWords[] {
	const { text } = entity;
	if (command === 'SayWhatMatters') return [said(m.care_event_matters({ text }))];
	const isAdded = command === 'AddAgendaItem' && entity.subject.type === 'other';
	return isAdded ? [said(m.care_event_agenda({ text }))] : [];
}

/** What a change decided is told by the change; what was taken back later is not repeated. */
export function decisionWords(
	{ entity }: EventOf<'decision'>,
	{ now }: Telling
): readonly ChangeWords[] {
	const isTakenBack = now.decision.get(entity.id)?.enteredInErrorAt !== null;
	if (entity.outcome !== null || isTakenBack) return [];
	return [said(lines[entity.type]({ text: entity.text }))];
}

const lines = {
	decided: m.care_event_decided,
	'open-point': m.care_event_open,
	note: m.care_event_note
} as const;
