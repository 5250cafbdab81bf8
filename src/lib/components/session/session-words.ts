import type { AgendaLine } from '../../domain/care-session/agenda.ts';
import type { CareSession } from '../../domain/care-session/care-session.ts';
import { attendeeOf } from '../../domain/care-session/open-session.ts';
import type { PlanState } from '../../domain/change.ts';
import type { UserId } from '../../domain/ids.ts';
import { m } from '../../paraglide/messages.js';

/** What a line says; empty is what was taken back by who wrote it. */
export function lineWords({ text }: Pick<AgendaLine, 'text'>): string {
	return text === '' ? m.care_line_taken_back() : text;
}

/** Why a line is on the agenda. */
export function reasonWords({ subject, item }: AgendaLine, state: PlanState): string {
	switch (subject.type) {
		case 'matters':
			return m.care_kind_matters();
		case 'thread': {
			const startedBy = state.thread.get(subject.threadId)?.startedBy;
			const isOwn = [...state.member.values()].some(
				({ userId, role }) => userId === startedBy && role === 'patient'
			);
			return isOwn ? m.care_kind_own_question() : m.care_kind_question();
		}
		case 'treatment':
			return m.care_kind_treatment();
		case 'review':
			return m.care_kind_review();
		case 'cause':
			return m.care_kind_cause();
		case 'other':
			return m.care_kind_other({ name: memberName(item?.addedBy, state) });
	}
}

export function memberName(userId: string | null | undefined, state: PlanState): string {
	const member = [...state.member.values()].find((one) => one.userId === userId);
	return member?.name ?? m.room_somebody();
}

/** As they stood in the session, also when they have left the plan since. */
export function attendeeName(session: CareSession, userId: UserId): string {
	return attendeeOf(session, userId)?.name ?? m.room_somebody();
}

/** "14:05", in the clinic's time. */
export function clockTime(at: string, timeZone: string): string {
	return new Intl.DateTimeFormat('en-GB', {
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone
	}).format(new Date(at));
}

/** "Sunday 22 November 2026", in the clinic's time. */
export function sessionDay(at: string, timeZone: string): string {
	return new Intl.DateTimeFormat('en-GB', {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone
	}).format(new Date(at));
}

/** How long it has taken, beside what was planned: told, never counted down. */
export function lengthWords(minutes: number, planned: number): string {
	const words = { minutes: String(minutes), planned: String(planned) };
	return minutes > planned ? m.care_minutes_over(words) : m.care_minutes_of(words);
}
