/** One line of the page before a visit, and where what it says stands. */
export interface VisitLine {
	readonly id: string;
	readonly href: string;
	/** What it is, in a few words: the link. */
	readonly lead: string;
	/** What is said of it; empty where the lead says all. */
	readonly text: string;
}

/** The beginning of a long text, cut between two words. */
export function shortened(text: string, max: number): string {
	const whole = text.trim().replaceAll(/\s*\n\s*/g, ' ');
	if (whole.length <= max) return whole;
	const cut = whole.slice(0, max);
	const atSpace = cut.lastIndexOf(' ');
	return `${cut.slice(0, atSpace > 0 ? atSpace : max)}…`;
}
