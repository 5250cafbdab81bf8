import { redFlags, type Evaluated } from '../catalogue/red-flag.ts';

/** Where to go: whom to call now, whom to call in a crisis, whom today, whom in the next days. */
export const advices = ['emergency', 'crisis', 'same-day', 'days'] as const;
export type Advice = (typeof advices)[number];

/** What to do about what was raised, the most urgent first; each once. */
export function adviceFor(flags: Evaluated['flags']): readonly Advice[] {
	const wanted = new Set(flags.flatMap(({ id, level }) => adviceOf(id, level)));
	return advices.filter((advice) => wanted.has(advice));
}

function adviceOf(id: string, level: Evaluated['level']): readonly Advice[] {
	const own = redFlags.find((flag) => flag.id === id)?.advice;
	if (own === undefined) return [];
	if (level !== 'E0' || own === 'emergency') return [own];
	return own === 'crisis' ? ['emergency', 'crisis'] : ['emergency'];
}
