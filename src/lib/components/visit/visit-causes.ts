import type { PlanView } from '../../client/plan-view.svelte.ts';
import { boardOf, type CauseOnBoard } from '../../domain/reevaluation/board.ts';
import type { CauseStatus } from '../../domain/reevaluation/reevaluation.ts';
import { m } from '../../paraglide/messages.js';
import { causeName, causeStatusWords } from '../reevaluation/cause-words.ts';
import { pageHref } from '../room/page-href.ts';
import type { VisitLine } from './visit-line.ts';

interface CausesOfStatus {
	readonly status: CauseStatus;
	readonly words: string;
	readonly lines: readonly VisitLine[];
}

interface Reading {
	readonly planHref: string;
	readonly isPatient: boolean;
}

/** The board of causes in short, what is supported first. */
export function causesInShort(
	room: Pick<PlanView, 'recordsOf'>,
	reading: Reading
): readonly CausesOfStatus[] {
	const board = boardOf(room.recordsOf('cause'), room.recordsOf('evidence'));
	const statuses = [...new Set(board.map(({ cause }) => cause.details.status))];
	return statuses.map((status) => ({
		status,
		words: causeStatusWords(status, reading.isPatient),
		lines: board
			.filter(({ cause }) => cause.details.status === status)
			.map((entry) => lineOf(entry, reading))
	}));
}

function lineOf(entry: CauseOnBoard, { planHref, isPatient }: Reading): VisitLine {
	const { id, details } = entry.cause;
	const counts = m.visit_evidence({
		pro: String(entry.for.length),
		against: String(entry.against.length)
	});
	return {
		id,
		href: `${pageHref(planHref, 'why')}#cause-${id}`,
		lead: causeName(details, isPatient),
		text: details.statusReason === '' ? counts : `${details.statusReason} (${counts})`
	};
}
