import type { PlanId } from '../../domain/ids.ts';
import type { PlanStatus, Urgency } from '../../domain/plan/plan.ts';
import { fold } from '../fold.ts';
import { calendarDay } from '../relative-time.ts';

/** What one plan asks of the person who reads the list. */
export interface WaitingForYou {
	/** A warning sign, and whether a clinician has opened it. */
	readonly redFlag: 'unopened' | 'open' | null;
	/** The plan was never opened by this person. */
	readonly isNew: boolean;
	readonly proposals: number;
	/** Ideas of the patient that nobody has taken up yet. */
	readonly ideas: number;
	/** Goals to which this person has not said a word. */
	readonly goals: number;
	readonly questions: number;
	/** For the specialist: treatments that everybody has answered. */
	readonly decisions: number;
	/** Changes that others suggest where this person writes. */
	readonly suggestions: number;
	/** Requests to put something right that this person may decide on. */
	readonly amendments: number;
	/** A signed version without this person's answer. */
	readonly version: number | null;
}

export interface WorkListRow {
	readonly planId: PlanId;
	readonly patientName: string;
	readonly birthDate: string;
	readonly identifier: string | null;
	readonly title: string;
	readonly status: PlanStatus;
	readonly urgency: Urgency;
	readonly latestVersion: number | null;
	readonly changedSinceVersion: boolean;
	readonly waiting: WaitingForYou;
	readonly waitingSince: string | null;
	/** What others changed since this person last looked, each thing once. */
	readonly changed: number;
	readonly lastActivityAt: string;
	readonly lastActivityBy: string | null;
}

export function isWaiting({ waiting }: WorkListRow): boolean {
	const { redFlag, isNew, version, ...counts } = waiting;
	const isAsked = Object.values(counts).some((count) => count > 0);
	return redFlag !== null || isNew || isAsked || version !== null;
}

/** Every word of the query must stand somewhere in what the row shows. */
export function matches(row: WorkListRow, query: string): boolean {
	const shown = fold(
		[
			row.patientName,
			row.identifier ?? '',
			row.birthDate,
			calendarDay(row.birthDate),
			row.title
		].join(' ')
	);
	return fold(query)
		.split(/\s+/)
		.every((word) => shown.includes(word));
}
