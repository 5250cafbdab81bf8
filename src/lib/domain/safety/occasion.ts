import type { Occasion, SafetyCheck } from './safety-check.ts';

const weekMs = 7 * 24 * 60 * 60_000;

/** When the questions were last answered; null for never. */
export function lastAnsweredAt(checks: readonly SafetyCheck[]): string | null {
	return (
		checks
			.map(({ answeredAt }) => answeredAt)
			.toSorted()
			.at(-1) ?? null
	);
}

/** Whether the questions are due: at the start, and a week after they were last answered. */
export function isDue(checks: readonly SafetyCheck[], now: string): boolean {
	const last = lastAnsweredAt(checks);
	return last === null || !isThisWeek(last, now);
}

export function isThisWeek(at: string, now: string): boolean {
	return Date.parse(now) - Date.parse(at) < weekMs;
}

/** Why they are answered now. */
export function occasionAt(checks: readonly SafetyCheck[], now: string): Occasion {
	if (checks.length === 0) return 'onboarding';
	return isDue(checks, now) ? 'weekly' : 'on-demand';
}
