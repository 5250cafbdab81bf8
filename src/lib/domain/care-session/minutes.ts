import type { PlanState } from '../change.ts';
import type { AgendaItem } from './agenda-item.ts';
import type { CareSession } from './care-session.ts';
import type { DecisionType, SessionDecision } from './session-decision.ts';

/** What a session came to, each list in the order in which it was said. */
export interface Minutes {
	readonly decided: readonly SessionDecision[];
	readonly openPoints: readonly SessionDecision[];
	readonly notes: readonly SessionDecision[];
	/** On the agenda and not settled, in the order of the agenda; empty until the session has ended. */
	readonly leftOpen: readonly AgendaItem[];
}

export function minutesOf(
	{ id, leftOpen }: Pick<CareSession, 'id' | 'leftOpen'>,
	state: Pick<PlanState, 'decision' | 'agendaItem'>
): Minutes {
	const lines = [...state.decision.values()]
		.filter(({ careSessionId, enteredInErrorAt }) => careSessionId === id && !enteredInErrorAt)
		.toSorted((one, other) => (one.at + one.id < other.at + other.id ? -1 : 1));
	const of = (wanted: DecisionType) => lines.filter(({ type }) => type === wanted);
	return {
		decided: of('decided'),
		openPoints: of('open-point'),
		notes: of('note'),
		leftOpen: leftOpen.flatMap((itemId) => state.agendaItem.get(itemId) ?? [])
	};
}

/** Whole minutes from its beginning to its end, or until now. */
export function minutesLong(
	{ startedAt, endedAt }: Pick<CareSession, 'startedAt' | 'endedAt'>,
	now: string
): number {
	return Math.max(0, Math.floor((Date.parse(endedAt ?? now) - Date.parse(startedAt)) / 60_000));
}
