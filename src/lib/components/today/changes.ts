import type { Signature } from '../../domain/version/version.ts';
import type { Treatment, TreatmentStatus } from '../../domain/treatment/treatment.ts';
import { m } from '../../paraglide/messages.js';
import type { EntityEvent } from '../../protocol/event.ts';
import { recordNewsWords } from '../record/record-news.ts';
import { sectionHref } from '../room/page-href.ts';
import { sectionOfKind } from '../room/section-marks.ts';
import { sectionWords } from '../room/words.ts';
import type { News } from '../../protocol/today.ts';
import type { ChangeLine } from './view.ts';

interface Reading {
	readonly planHref: string;
	readonly treatments: readonly Treatment[];
	readonly versions: readonly { readonly id: string; readonly number: number }[];
	/** When the patient first wrote in a conversation: what others write there later is an answer. */
	readonly ownSince: ReadonlyMap<string, string>;
	/** What is asked at the top of the page need not be told again, by id. */
	readonly asked: ReadonlySet<string>;
}

type Told = Pick<ChangeLine, 'text' | 'href'>;

/** What others did, each in one sentence with the way to it; what needs no telling is left out. */
export function changeLines(news: readonly News[], reading: Reading): readonly ChangeLine[] {
	return news.flatMap((item): readonly ChangeLine[] => {
		const name = item.by?.name ?? m.today_somebody();
		if (item.type === 'prose') {
			const { document, seq, at, by } = item;
			const text = m.today_change_prose({ name, section: sectionWords(document) });
			return [{ id: String(seq), by, at, text, href: `${reading.planHref}#${document}` }];
		}
		const { event, by } = item;
		if (reading.asked.has(event.entity.id)) return [];
		const told = tell(event, name, reading);
		return told ? [{ ...told, id: String(event.seq), by, at: event.at }] : [];
	});
}

function tell(event: EntityEvent, name: string, reading: Reading): Told | null {
	const { planHref } = reading;
	switch (event.kind) {
		case 'treatment':
			return tellTreatment(event, name, reading);
		case 'response': {
			const about = reading.treatments.find(({ id }) => id === event.entity.treatmentId);
			if (!about) return null;
			const text = m.today_change_response({ name, treatment: about.name });
			return { text, href: hrefOf(about.id, reading) };
		}
		case 'goal':
			return {
				text: m.today_change_goal({ name, goal: event.entity.text }),
				href: `${planHref}#goals`
			};
		case 'comment': {
			if (event.entity.enteredInErrorAt !== null) return null;
			const { threadId } = event.entity;
			if (reading.asked.has(threadId)) return null;
			const words = { name, text: shortened(event.entity.text) };
			const own = reading.ownSince.get(threadId);
			const isAnswer = own !== undefined && own < event.entity.writtenAt;
			const text = isAnswer ? m.today_change_answer(words) : m.today_change_comment(words);
			return { text, href: `${planHref}#thread-${threadId}` };
		}
		case 'version': {
			const number = String(event.entity.number);
			const text = m.today_change_version({ name, number });
			return { text, href: `${planHref}/versions/${number}` };
		}
		case 'signature':
			return tellReviewed(event.entity, reading);
		case 'plan':
			if (event.command !== 'RevisePlan') return null;
			return { text: m.today_change_plan({ name }), href: planHref };
		case 'restoration': {
			const section = sectionWords(event.entity.document);
			const text = m.restore_news({ name, section });
			return { text, href: `${planHref}#${event.entity.document}` };
		}
		case 'record':
			return tellRecord(event, name, reading);
		case 'careSession': {
			if (event.command !== 'EndCareSession') return null;
			const href = `${planHref}/sessions/${event.entity.id}`;
			return { text: m.today_change_session({ name }), href };
		}
		case 'suggestion':
			return tellSuggestion(event, name, reading);
		case 'amendment':
			return tellAmendment(event, name, reading);
		case 'agendaItem':
		case 'decision':
		case 'safety':
		case 'member':
		case 'thread':
			return null;
	}
}

function tellTreatment(
	{ entity, command }: Extract<EntityEvent, { kind: 'treatment' }>,
	name: string,
	reading: Reading
): Told | null {
	const about = { name, treatment: entity.name, reason: entity.statusReason };
	const href = hrefOf(entity.id, reading);
	if (command === 'ReviseTreatment') return { text: m.today_change_details(about), href };
	const words = wordsByStatus[entity.status];
	return words ? { text: words(about), href } : null;
}

function tellRecord(
	event: Extract<EntityEvent, { kind: 'record' }>,
	name: string,
	{ planHref }: Reading
): Told {
	const href = sectionHref(planHref, sectionOfKind(event.entity.kind));
	return { text: recordNewsWords(event, { name, isYours: true }), href };
}

/** Somebody's suggestion, and what came of it. */
function tellSuggestion(
	{ command, entity }: Extract<EntityEvent, { kind: 'suggestion' }>,
	name: string,
	{ planHref }: Reading
): Told | null {
	const href = `${planHref}#suggestion-${entity.id}`;
	if (command === 'AcceptSuggestion') return { text: m.suggestion_news_accepted({ name }), href };
	if (command === 'DeclineSuggestion') return { text: m.suggestion_news_declined({ name }), href };
	if (command === 'WithdrawSuggestion') return null;
	return { text: m.suggestion_news_made({ name }), href };
}

/** What came of the patient's own request. */
function tellAmendment(
	{ command, entity }: Extract<EntityEvent, { kind: 'amendment' }>,
	name: string,
	reading: Reading
): Told | null {
	const number = reading.versions.find(({ id }) => id === entity.versionId)?.number;
	if (number === undefined) return null;
	const href = `${reading.planHref}/versions/${number}#amendment-${entity.id}`;
	if (command === 'ReplyToDisagreement') return { text: m.amendment_news_replied({ name }), href };
	if (command !== 'DecideAmendment') return null;
	const isDenied = entity.decision?.kind === 'denied';
	return { text: (isDenied ? m.amendment_news_denied : m.amendment_news_accepted)({ name }), href };
}

/** The author's signature comes with the version, and one's own is no news. */
function tellReviewed({ meaning, name, versionId }: Signature, reading: Reading): Told | null {
	const version = reading.versions.find(({ id }) => id === versionId);
	if (meaning !== 'reviewed' || !version) return null;
	const number = String(version.number);
	return {
		text: m.today_change_signature_reviewed({ name, number }),
		href: `${reading.planHref}/versions/${number}`
	};
}

interface About {
	readonly name: string;
	readonly treatment: string;
	readonly reason: string;
}

const wordsByStatus: Readonly<Partial<Record<TreatmentStatus, (about: About) => string>>> = {
	proposed: m.today_change_proposed,
	considering: m.today_change_status_considering,
	chosen: m.today_change_status_chosen,
	active: m.today_change_status_active,
	completed: m.today_change_status_completed,
	stopped: m.today_change_status_stopped,
	'set-aside': m.today_change_status_set_aside
};

function hrefOf(treatmentId: string, { planHref }: Reading): string {
	return `${planHref}#treatment-${treatmentId}`;
}

function shortened(text: string): string {
	return text.length <= 120 ? text : `${text.slice(0, 118).trimEnd()}…`;
}
