import canonicalize from 'canonicalize';

/**
 * The one text of a JSON value: RFC 8785 over strings in Unicode NFC (SPEC.md, "Canonical form").
 *
 * @throws Error on what is not JSON: a bug of the caller, never a person's input.
 */
export function canonicalJson(value: unknown): string {
	const text = canonicalize(normalized(value));
	if (text === undefined) throw new Error('only JSON has a canonical form');
	return text;
}

function normalized(value: unknown): unknown {
	if (typeof value === 'string') return value.toWellFormed().normalize('NFC');
	if (Array.isArray(value)) return value.map(normalized);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key.normalize('NFC'), normalized(inner)])
	);
}
