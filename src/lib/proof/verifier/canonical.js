/**
 * The one text of a JSON value: RFC 8785 over strings in Unicode NFC
 * (src/lib/domain/version/SPEC.md, "Canonical form").
 *
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
	if (typeof value === 'string') return JSON.stringify(value.toWellFormed().normalize('NFC'));
	if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
	if (typeof value === 'boolean' || value === null) return String(value);
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object') throw new Error('only JSON has a canonical form');
	const members = Object.entries(value).map(([name, inner]) => [name.normalize('NFC'), inner]);
	const byName = new Map(members.map(([name, inner]) => [String(name), inner]));
	const texts = [...byName.keys()]
		.sort()
		.map((name) => `${JSON.stringify(name)}:${canonical(byName.get(name))}`);
	return `{${texts.join(',')}}`;
}

/**
 * As it stands in a page, where "<" would begin something else. In canonical JSON it is only ever
 * inside a string.
 *
 * @param {string} text
 */
export function embedded(text) {
	return text.replaceAll('<', '\\u003c');
}

/**
 * The text before it was embedded: an escaped backslash is not the beginning of an escaped "<".
 *
 * @param {string} text
 */
export function unembedded(text) {
	return text.replaceAll(/\\(?:u003c|[^])/g, (escape) => (escape === '\\u003c' ? '<' : escape));
}
