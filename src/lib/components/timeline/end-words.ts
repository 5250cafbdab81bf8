import type { ComparedEnd } from '../../domain/version/end.ts';
import { m } from '../../paraglide/messages.js';
import { absoluteTime } from '../relative-time.ts';

export interface NamedEnd {
	readonly end: ComparedEnd;
	/** When the plan stood so; null for today. */
	readonly at: string | null;
}

/** "Version 2, signed Thursday, 12 November 2026 at 10:42", "The plan today". */
export function endWords({ end, at }: NamedEnd, timeZone: string): string {
	if (end.type === 'today' || at === null) return m.compare_today();
	const time = absoluteTime(new Date(at), timeZone);
	if (end.type === 'moment') return m.compare_moment({ time });
	return m.compare_version({ number: String(end.number), date: time });
}
