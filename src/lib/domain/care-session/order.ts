const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Longer than any list that people move about in. */
export const maxOrderLength = 120;

export function isOrder(text: string): boolean {
	return text.length <= maxOrderLength && /^[0-9a-z]*[1-9a-z]$/.test(text);
}

/**
 * A key that sorts between two others by code units; null stands for the end of the list. Keys are
 * fractions written in base 36 and never end in "0", so that there is always room on both sides.
 */
export function orderBetween(before: string | null, after: string | null): string {
	const low = before ?? '';
	// Two that lie the wrong way round leave no room between them: then behind the first.
	if (after !== null && low >= after) return orderBetween(low, null);
	let shared = '';
	for (let at = 0; ; at += 1) {
		const from = digits.indexOf(low[at] ?? '0');
		const to = after === null ? digits.length : digits.indexOf(after[at] ?? '0');
		if (from === to) {
			shared += digits.charAt(from);
			continue;
		}
		if (to - from > 1) return shared + digits.charAt(Math.floor((from + to) / 2));
		// Neighbours: whatever is above the rest of the lower one.
		return shared + digits.charAt(from) + orderBetween(low.slice(at + 1), null);
	}
}
