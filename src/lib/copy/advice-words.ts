import type { FlagLevel } from '../domain/catalogue/flag-level.ts';
import type { Advice } from '../domain/safety/advice.ts';
import { m } from '../paraglide/messages.js';

/** What to do now. Not yet reviewed by a clinician. */
export function adviceWords(advice: Advice): string {
	return wordsByAdvice[advice]();
}

export function levelWords(level: FlagLevel): string {
	return levelNames[level]();
}

const levelNames: Readonly<Record<FlagLevel, () => string>> = {
	E0: m.safety_level_e0,
	E1: m.safety_level_e1,
	E2: m.safety_level_e2
};

const wordsByAdvice: Readonly<Record<Advice, () => string>> = {
	emergency: m.safety_advice_emergency,
	crisis: m.safety_advice_crisis,
	'same-day': m.safety_advice_same_day,
	days: m.safety_advice_days
};
