import type { PlanState } from '../../domain/change.ts';
import type { CareSessionId } from '../../domain/ids.ts';
import { m } from '../../paraglide/messages.js';
import { dayOf } from './day-of.ts';
import { dayWords } from './day-words.ts';

/** A session as something else names it: "in the session of Thursday, 12 November 2026". */
export interface SessionNamed {
	readonly id: CareSessionId;
	readonly words: string;
}

export function sessionNamed(
	id: CareSessionId | null,
	{ now, timeZone }: { readonly now: PlanState; readonly timeZone: string }
): SessionNamed | null {
	const session = id === null ? undefined : now.careSession.get(id);
	if (!session) return null;
	const day = dayWords(dayOf(session.startedAt, timeZone));
	return { id: session.id, words: m.timeline_in_session({ day }) };
}
