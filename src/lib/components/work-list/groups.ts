import { isPlanOpen } from '../../domain/plan/plan-status.ts';
import { m } from '../../paraglide/messages.js';
import { isWaiting, type WorkListRow } from './row.ts';

interface Group {
	readonly key: 'all' | 'waiting' | 'on-hold' | 'closed';
	readonly words: (inputs: { count: string }) => string;
	readonly rows: readonly WorkListRow[];
}

/** What of the list may be shown alone; what nobody has on hold or closed is not offered. */
export function groupsOf(rows: readonly WorkListRow[]): readonly Group[] {
	const groups: readonly Group[] = [
		{ key: 'all', words: m.work_list_show_all, rows },
		{ key: 'waiting', words: m.work_list_show_waiting, rows: rows.filter(isWaiting) },
		{
			key: 'on-hold',
			words: m.work_list_show_on_hold,
			rows: rows.filter(({ status }) => status === 'on-hold')
		},
		{ key: 'closed', words: m.work_list_show_closed, rows: rows.filter((row) => !isPlanOpen(row)) }
	];
	return groups.filter(
		({ key, rows: own }) => key === 'all' || key === 'waiting' || own.length > 0
	);
}
