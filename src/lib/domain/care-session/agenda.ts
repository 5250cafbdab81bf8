import { coverage } from '../catalogue/coverage.ts';
import type { PlanState } from '../change.ts';
import type { Thread } from '../discussion/discussion.ts';
import type { UserId } from '../ids.ts';
import { recordsOf } from '../record/record.ts';
import { undecidedStatuses, type Treatment } from '../treatment/treatment.ts';
import type { AgendaItem, AgendaSubject } from './agenda-item.ts';
import { lastEndedAt, openCareSession } from './open-session.ts';
import { decidedInWords } from './settle.ts';

/** One line of the agenda: written by somebody, or by the plan itself until somebody touches it. */
export interface AgendaLine {
	/** Steady while the line is there. */
	readonly key: string;
	readonly subject: AgendaSubject;
	readonly text: string;
	readonly order: string;
	readonly item: AgendaItem | null;
}

/**
 * The agenda as it stands: of the session under way, or else of the next one. It writes itself:
 * what matters to the patient, their questions, the other open questions, what is undecided, what
 * is due to be looked at again, and the supported causes that nothing answers; then what people added.
 */
export function agendaOf(state: PlanState, today: string): readonly AgendaLine[] {
	const asking = subjectsFound(state, today);
	const items = itemsNow(state, new Set(asking.map(({ subject }) => subjectKey(subject))));
	const taken = new Set(items.map(({ subject }) => subjectKey(subject)));
	const hidden = leftOutNow(state);
	const written = items.map((item): AgendaLine => {
		const { id, subject, text, order } = item;
		return { key: id, subject, text, order, item };
	});
	const found = asking
		.map((one): AgendaLine => ({ ...one, key: subjectKey(one.subject), item: null }))
		.filter(({ key }) => !taken.has(key) && !hidden.has(key));
	return [...written, ...found].toSorted((one, other) => compare(one.order, other.order));
}

/** What the patient has said matters most, for the session under way or the next one. */
export function mattersNow(state: Pick<PlanState, 'agendaItem'>): AgendaItem | undefined {
	return [...state.agendaItem.values()].find(
		({ subject, status }) => subject.type === 'matters' && status === 'open'
	);
}

/** Whether a line has been dealt with. */
export function isSettled({ item }: AgendaLine): boolean {
	return item?.status === 'settled';
}

/** Where everybody is, counted from one; 0 where nothing is in hand. */
export function placeInAgenda(lines: readonly AgendaLine[], itemId: string | null): number {
	return itemId === null ? 0 : lines.findIndex(({ key }) => key === itemId) + 1;
}

/** One text for each thing of the plan; "other" has no thing. */
export function subjectKey(subject: AgendaSubject): string {
	switch (subject.type) {
		case 'matters':
		case 'other':
			return subject.type;
		case 'thread':
			return `thread ${subject.threadId}`;
		case 'treatment':
		case 'review':
			return `${subject.type} ${subject.treatmentId}`;
		case 'cause':
			return `cause ${subject.causeId}`;
	}
}

const ranks = {
	matters: 'a',
	'own-question': 'c',
	question: 'e',
	proposal: 'g',
	review: 'i',
	cause: 'k',
	added: 'm'
} as const;
export type AgendaRank = keyof typeof ranks;

/** Where a line comes onto the agenda: by its kind, then by when it came up. */
export function firstOrder(
	rank: AgendaRank,
	since: { readonly at: string; readonly id: string }
): string {
	const time = since.at.replaceAll(/\D/g, '').padEnd(17, '0').slice(0, 17);
	return `${ranks[rank]}${time}${since.id.replaceAll('-', '').slice(-12)}i`;
}

/** The line for a thing of the plan; null where there is no such thing, or it is not a subject now. */
export function lineAbout(
	subject: AgendaSubject,
	state: PlanState
): Pick<AgendaLine, 'text' | 'order'> | null {
	switch (subject.type) {
		case 'matters':
		case 'other':
			return null;
		case 'thread': {
			const thread = state.thread.get(subject.threadId);
			return thread ? threadLine(thread, state) : null;
		}
		case 'treatment':
		case 'review': {
			const treatment = state.treatment.get(subject.treatmentId);
			return treatment ? treatmentLine(subject, treatment) : null;
		}
		case 'cause': {
			const cause = recordsOf(state.record.values(), 'cause').find(
				({ id }) => id === subject.causeId
			);
			if (!cause) return null;
			const order = firstOrder('cause', { at: cause.recordedAt, id: cause.id });
			return { text: cause.details.name, order };
		}
	}
}

/** Everything in the plan that asks to be talked about. */
function subjectsFound(
	state: PlanState,
	today: string
): readonly Pick<AgendaLine, 'subject' | 'text' | 'order'>[] {
	const threads = [...state.thread.values()]
		.filter(({ status, needsAnswer }) => status === 'open' && needsAnswer)
		.filter((thread) => !decidedInWords(thread, state))
		.map(({ id }): AgendaSubject => ({ type: 'thread', threadId: id }));
	const treatments = [...state.treatment.values()];
	const proposals = treatments
		.filter(({ status }) => undecidedStatuses.includes(status))
		.map(({ id }): AgendaSubject => ({ type: 'treatment', treatmentId: id }));
	const reviews = treatments
		.filter(({ status, reviewOn }) => decided.includes(status) && isDue(reviewOn, today))
		.map(({ id }): AgendaSubject => ({ type: 'review', treatmentId: id }));
	const causes = coverage({
		causes: recordsOf(state.record.values(), 'cause'),
		goals: [],
		treatments
	}).unansweredCauses;
	const open = recordsOf(state.record.values(), 'cause')
		.filter(({ id }) => causes.includes(id))
		.map(({ id }): AgendaSubject => ({ type: 'cause', causeId: id }));
	return [...threads, ...proposals, ...reviews, ...open].flatMap((subject) => {
		const line = lineAbout(subject, state);
		return line ? [{ ...line, subject }] : [];
	});
}

const longestLine = 240;
const decided: readonly Treatment['status'][] = ['chosen', 'active'];

function isDue(reviewOn: string | null, today: string): boolean {
	return reviewOn !== null && reviewOn <= today;
}

function threadLine(thread: Thread, state: PlanState): Pick<AgendaLine, 'text' | 'order'> {
	const first = [...state.comment.values()]
		.filter(({ threadId, enteredInErrorAt }) => threadId === thread.id && !enteredInErrorAt)
		.toSorted((one, other) => compare(one.writtenAt + one.id, other.writtenAt + other.id))[0];
	const rank = isPatient(thread.startedBy, state) ? 'own-question' : 'question';
	return {
		text: quoted(first?.text ?? ''),
		order: firstOrder(rank, { at: thread.startedAt, id: thread.id })
	};
}

function treatmentLine(
	{ type }: AgendaSubject,
	{ id, name, proposedAt: at }: Treatment
): Pick<AgendaLine, 'text' | 'order'> {
	const rank = type === 'review' ? 'review' : 'proposal';
	return { text: name, order: firstOrder(rank, { at, id }) };
}

function isPatient(userId: UserId, state: PlanState): boolean {
	return [...state.member.values()].some(
		(member) => member.userId === userId && member.role === 'patient'
	);
}

/**
 * In a session all that is open, and what it has settled. Between two, what was answered or decided
 * meanwhile is not asked again.
 */
function itemsNow(state: PlanState, asking: ReadonlySet<string>): readonly AgendaItem[] {
	const session = openCareSession(state);
	return [...state.agendaItem.values()].filter(({ status, careSessionId, subject }) => {
		if (session && status === 'settled') return careSessionId === session.id;
		if (status !== 'open') return false;
		return session || isWords(subject) || asking.has(subjectKey(subject));
	});
}

function isWords({ type }: AgendaSubject): boolean {
	return type === 'matters' || type === 'other';
}

/** What was left out stays out until a session has been held. */
function leftOutNow(state: PlanState): ReadonlySet<string> {
	const since = lastEndedAt(state);
	const leftOut = [...state.agendaItem.values()].filter(
		({ status, statusAt }) => status === 'left-out' && (since === null || statusAt > since)
	);
	return new Set(leftOut.map(({ subject }) => subjectKey(subject)));
}

/** How a comment stands on the agenda: the beginning of what may be several paragraphs. */
export function quoted(text: string): string {
	const line = text.replaceAll(/\s+/g, ' ');
	return line.length <= longestLine ? line : `${line.slice(0, longestLine - 1).toWellFormed()}…`;
}

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
