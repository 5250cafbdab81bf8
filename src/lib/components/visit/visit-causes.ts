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
	/** Names are enough: nobody goes on with them. */
	readonly isInShort: boolean;
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
		isInShort: isInShort(status),
		lines: board
			.filter(({ cause }) => cause.details.status === status)
			.map((entry) => lineOf(entry, reading))
	}));
}

function isInShort(status: CauseStatus): boolean {
	return status === 'refuted' || status === 'not-assessable';
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
		text: isInShort(details.status) ? '' : textOf(details.statusReason, counts)
	};
}

function textOf(reason: string, counts: string): string {
	return reason === '' ? counts : `${reason} (${counts})`;
}
