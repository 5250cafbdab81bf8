import { m } from '../../paraglide/messages.js';

/** One line of the page before a visit, and where what it says stands. */
export interface VisitLine {
	readonly id: string;
	readonly href: string;
	/** What it is, in a few words: the link. */
	readonly lead: string;
	/** What is said of it; empty where the lead says all. */
	readonly text: string;
}

/** So many of them; of the rest only how many there are. */
export function firstFew(words: readonly string[], most: number): readonly string[] {
	const left = words.length - most;
	return left > 0 ? [...words.slice(0, most), m.visit_more({ count: String(left) })] : words;
}

/** The beginning of a long text, cut between two words. */
export function shortened(text: string, max: number): string {
	const whole = text.trim().replaceAll(/\s*\n\s*/g, ' ');
	if (whole.length <= max) return whole;
	const cut = whole.slice(0, max);
	const atSpace = cut.lastIndexOf(' ');
	return `${cut.slice(0, atSpace > 0 ? atSpace : max)}…`;
}
