import { put, type Change, type PlanState } from '../change.ts';
import type { Thread } from '../discussion/discussion.ts';
import { undecidedStatuses } from '../treatment/treatment.ts';
import type { AgendaItem } from './agenda-item.ts';
import type { Outcome, SessionDecision } from './session-decision.ts';

/** What was decided on an open item settles it. What matters most stays the patient's to say. */
export function settledBy(
	{
		agendaItemId,
		careSessionId,
		at
	}: Pick<SessionDecision, 'agendaItemId' | 'careSessionId' | 'at'>,
	state: PlanState
): readonly Change[] {
	const item = agendaItemId === null ? undefined : state.agendaItem.get(agendaItemId);
	if (!item || item.status !== 'open' || item.subject.type === 'matters') return [];
	const settled = { status: 'settled', statusAt: at, careSessionId } as const;
	return [put('agendaItem', { ...item, ...settled, revision: item.revision + 1 })];
}

/** A decision that is taken back leaves the item open that it settled, unless another settles it. */
export function reopenedBy(
	{ id, agendaItemId, type, at }: SessionDecision,
	{ state, now }: { readonly state: PlanState; readonly now: string }
): readonly Change[] {
	const item = agendaItemId === null ? undefined : state.agendaItem.get(agendaItemId);
	const isIts = type === 'decided' && item?.status === 'settled' && item.statusAt === at;
	if (!item || !isIts) return [];
	const revision = item.revision + 1;
	const other = otherSettling(id, item, state);
	if (other) return [put('agendaItem', { ...item, statusAt: other.at, revision })];
	const reopened = { status: 'open', statusAt: now, careSessionId: null } as const;
	return [put('agendaItem', { ...item, ...reopened, revision })];
}

/** Whether a change decides the very thing for which an item is on the agenda. */
export function settles(outcome: Outcome, { subject }: Pick<AgendaItem, 'subject'>): boolean {
	switch (subject.type) {
		case 'thread':
			return outcome.type === 'thread-resolved' && outcome.id === subject.threadId;
		case 'treatment':
			return isMoved(outcome, subject.treatmentId);
		case 'review':
			return isMoved(outcome, subject.treatmentId) || isReviewSet(outcome, subject.treatmentId);
		case 'cause':
			return (
				outcome.type === 'cause-status' &&
				outcome.id === subject.causeId &&
				outcome.status !== 'supported'
			);
		case 'matters':
		case 'other':
			return false;
	}
}

/** What was decided on an item, each said once, in the order in which it was. */
export function decisionsOn(
	item: Pick<AgendaItem, 'id'>,
	state: Pick<PlanState, 'decision'>
): readonly SessionDecision[] {
	return [...state.decision.values()]
		.filter(
			({ agendaItemId, type, enteredInErrorAt }) =>
				agendaItemId === item.id && type === 'decided' && enteredInErrorAt === null
		)
		.toSorted((one, other) => (one.at + one.id < other.at + other.id ? -1 : 1));
}

/** What a session decided on a question, in words; none once somebody has written in it since. */
export function decidedInWords(
	{ id }: Pick<Thread, 'id'>,
	state: Pick<PlanState, 'agendaItem' | 'comment' | 'decision'>
): SessionDecision | undefined {
	const last = [...state.comment.values()]
		.filter(({ threadId, enteredInErrorAt }) => threadId === id && enteredInErrorAt === null)
		.reduce((latest, { writtenAt }) => (writtenAt > latest ? writtenAt : latest), '');
	return [...state.agendaItem.values()]
		.filter(({ subject }) => subject.type === 'thread' && subject.threadId === id)
		.flatMap((item) => decisionsOn(item, state))
		.filter(({ outcome, at }) => outcome === null && at > last)
		.toSorted((one, other) => (one.at + one.id < other.at + other.id ? -1 : 1))
		.at(-1);
}

function otherSettling(
	decisionId: string,
	item: AgendaItem,
	state: Pick<PlanState, 'decision'>
): SessionDecision | undefined {
	return decisionsOn(item, state).find(
		({ id, outcome, careSessionId }) =>
			id !== decisionId &&
			careSessionId === item.careSessionId &&
			(outcome === null || settles(outcome, item))
	);
}

function isMoved(outcome: Outcome, treatmentId: string): boolean {
	const isIts = outcome.type === 'treatment-status' && outcome.id === treatmentId;
	return isIts && !undecidedStatuses.includes(outcome.status);
}

function isReviewSet(outcome: Outcome, treatmentId: string): boolean {
	if (outcome.type !== 'treatment-details' || outcome.id !== treatmentId) return false;
	return outcome.fields.some(({ field, value }) => field === 'reviewOn' && value !== '');
}
