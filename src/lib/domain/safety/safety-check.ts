import type { FlagLevel } from '../catalogue/flag-level.ts';
import type { FlagAnswers } from '../catalogue/red-flag.ts';
import type { SafetyCheckId, UserId } from '../ids.ts';

/** Why the questions were asked. */
export const occasions = ['onboarding', 'on-demand', 'weekly', 'flare'] as const;
export type Occasion = (typeof occasions)[number];

/** What became of it. */
export const outcomes = [
	'emergency-care',
	'seen',
	'appointment',
	'advice',
	'answered-in-error'
] as const;
export type Outcome = (typeof outcomes)[number];

export interface RaisedFlag {
	readonly id: string;
	readonly level: FlagLevel;
}

/**
 * The red-flag questions, answered once. The answers never change: who answered wrongly answers
 * again, and a clinician closes the earlier one. Instants are ISO 8601 in UTC.
 */
export interface SafetyCheck {
	readonly id: SafetyCheckId;
	readonly revision: number;
	readonly occasion: Occasion;
	/** The questions as they were worded then. */
	readonly catalogueVersion: string;
	readonly answers: FlagAnswers;
	/** The most urgent of what was raised; null for nothing. */
	readonly level: FlagLevel | null;
	readonly raised: readonly RaisedFlag[];
	readonly answeredAt: string;
	readonly answeredBy: UserId;
	/** The clinician who has read it, and acts on it. */
	readonly openedAt: string | null;
	readonly openedBy: UserId | null;
	readonly closedAt: string | null;
	readonly closedBy: UserId | null;
	readonly outcome: Outcome | null;
	readonly note: string;
}

/** Raised something, and no clinician has recorded what became of it. */
export function isOpen({ level, closedAt }: Pick<SafetyCheck, 'level' | 'closedAt'>): boolean {
	return level !== null && closedAt === null;
}
