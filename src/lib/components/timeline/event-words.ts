import type { Anchor } from '../../domain/discussion/discussion.ts';
import { suggestionHref } from '../suggestion/suggestion-place.ts';
import { roleWords } from '../role-words.ts';
import { sectionHref } from '../room/page-href.ts';
import { sectionOfKind } from '../room/section-marks.ts';
import { sectionWords } from '../room/words.ts';
import { levelWords } from '../../copy/advice-words.ts';
import { m } from '../../paraglide/messages.js';
import type { EntityEvent } from '../../protocol/event.ts';
import { amendmentHref, amendmentWords } from './amendment-event-words.ts';
import { said, type ChangeWords } from './change-words.ts';
import { goalWords } from './goal-event-words.ts';
import { planWords } from './plan-event-words.ts';
import {
	agendaItemWords,
	careSessionHref,
	careSessionWords,
	decisionWords
} from './care-session-event-words.ts';
import { recordWords } from './record-event-words.ts';
import type { EventOf, Telling } from './telling.ts';
import { suggestionWords } from './suggestion-event-words.ts';
import { responseWords, treatmentWords } from './treatment-event-words.ts';

export interface Told {
	readonly words: readonly ChangeWords[];
	/** Where it stands in the plan today; null where it does not. */
	readonly href: string | null;
}

/** What somebody did, in plain words; no words for what another event of the same act tells. */
export function eventWords(event: EntityEvent, telling: Telling): Told {
	const { planHref } = telling;
	switch (event.kind) {
		case 'plan':
			return { words: planWords(event, telling), href: planHref };
		case 'member':
			return { words: memberWords(event, telling), href: null };
		case 'treatment':
			return {
				words: treatmentWords(event, telling),
				href: treatmentHref(event.entity.id, telling)
			};
		case 'response':
			return {
				words: responseWords(event, telling),
				href: treatmentHref(event.entity.treatmentId, telling)
			};
		case 'goal':
			return { words: goalWords(event, telling), href: sectionHref(planHref, 'goals') };
		case 'record':
			return {
				words: recordWords(event, telling),
				href: sectionHref(planHref, sectionOfKind(event.entity.kind))
			};
		case 'safety':
			return { words: safetyWords(event), href: sectionHref(planHref, 'safety') };
		case 'restoration':
			return {
				words: restorationWords(event),
				href: sectionHref(planHref, event.entity.document)
			};
		case 'thread':
			return { words: threadWords(event, telling), href: `${planHref}#thread-${event.entity.id}` };
		case 'comment':
			return {
				words: commentWords(event, telling),
				href: `${planHref}#thread-${event.entity.threadId}`
			};
		case 'careSession':
			return { words: careSessionWords(event), href: careSessionHref(event.entity, planHref) };
		case 'agendaItem':
			return { words: agendaItemWords(event), href: sectionHref(planHref, 'session') };
		case 'decision':
			return {
				words: decisionWords(event, telling),
				href: `${planHref}/sessions/${event.entity.careSessionId}`
			};
		case 'suggestion':
			return {
				words: suggestionWords(event, telling),
				href: suggestionHref(event.entity, telling.now, planHref)
			};
		case 'amendment':
			return { words: amendmentWords(event, telling), href: amendmentHref(event, telling) };
		// What is signed stands apart, as a place in the line of time.
		case 'version':
		case 'signature':
			return { words: [], href: null };
	}
}

function treatmentHref(id: string, { now, planHref }: Telling): string | null {
	const status = now.treatment.get(id)?.status;
	if (status === undefined || status === 'entered-in-error') return null;
	return `${planHref}#treatment-${id}`;
}

/** Who founds a plan is told by its start. */
function memberWords(
	{ command, entity }: EventOf<'member'>,
	{ before }: Telling
): readonly ChangeWords[] {
	if (command === 'StartPlan') return [];
	const was = before.member.get(entity.id);
	const { name } = entity;
	if (was?.until === null && entity.until !== null) return [said(m.timeline_member_left({ name }))];
	if (was && was.until === null) return [said(m.timeline_member_changed({ name }))];
	return [said(m.timeline_member_joined({ name, role: roleWords(entity.role) }))];
}

function safetyWords({ command, entity }: EventOf<'safety'>): readonly ChangeWords[] {
	if (command === 'OpenSafetyCheck') return [said(m.timeline_safety_opened())];
	if (command === 'CloseSafetyCheck') {
		const { note } = entity;
		return [
			said(note === '' ? m.timeline_safety_closed() : m.timeline_safety_closed_note({ note }))
		];
	}
	if (entity.level === null) return [said(m.timeline_safety_answered())];
	return [said(m.timeline_safety_raised({ level: levelWords(entity.level) }))];
}

function restorationWords({ entity }: EventOf<'restoration'>): readonly ChangeWords[] {
	const { document, source, reason } = entity;
	const words = { section: sectionWords(document), reason };
	if (source.type === 'moment') return [said(m.timeline_restored_moment(words))];
	return [said(m.timeline_restored_version({ ...words, number: String(source.number) }))];
}

function threadWords(
	{ command, entity }: EventOf<'thread'>,
	telling: Telling
): readonly ChangeWords[] {
	const about = aboutWords(entity.anchor, telling);
	if (command === 'ResolveThread') return [said(m.timeline_thread_resolved({ about }))];
	if (command === 'ReopenThread') return [said(m.timeline_thread_reopened({ about }))];
	if (command !== 'SetNeedsAnswer') return [];
	const words = entity.needsAnswer ? m.timeline_thread_needs : m.timeline_thread_needs_not;
	return [said(words({ about }))];
}

function commentWords({ entity }: EventOf<'comment'>, telling: Telling): readonly ChangeWords[] {
	const thread = telling.now.thread.get(entity.threadId);
	const about = thread ? aboutWords(thread.anchor, telling) : m.timeline_about_gone();
	if (entity.enteredInErrorAt !== null) return [said(m.timeline_comment_retracted({ about }))];
	// Taken back later: the words are not repeated here.
	const isTakenBack = telling.now.comment.get(entity.id)?.enteredInErrorAt !== null;
	const text = isTakenBack ? '…' : entity.text;
	return [said(m.timeline_comment({ about, text }))];
}

function aboutWords(anchor: Anchor, { now }: Telling): string {
	switch (anchor.type) {
		case 'plan':
			return m.timeline_about_plan();
		case 'section':
			return m.timeline_about_section({ section: sectionWords(anchor.section) });
		case 'passage':
			return m.timeline_about_section({ section: sectionWords(anchor.document) });
		case 'treatment':
			return now.treatment.get(anchor.treatmentId)?.name ?? m.timeline_about_gone();
	}
}
