const titles = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'mx']);

/** First and last name's first letters, without titles: "Dr Maria Lindqvist" is "ML". */
export function initials(name: string): string {
	const parts = name
		.split(/\s+/)
		.filter((part) => part !== '' && !titles.has(part.toLowerCase().replace('.', '')));
	const first = parts[0];
	const last = parts.at(-1);
	if (first === undefined || last === undefined) return '?';
	return (parts.length === 1 ? letter(first) : letter(first) + letter(last)).toUpperCase();
}

function letter(part: string): string {
	return Array.from(part)[0] ?? '';
}
