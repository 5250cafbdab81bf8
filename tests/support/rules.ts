/** A file by its path from the top of the repository. */
export interface Source {
	readonly path: string;
	readonly text: string;
}

const ruleLine = /^(?:- \*\*|\| (?:\*\*)?)([A-Z]{2}\d+)\b/gm;
const bracketsOfTitle = /['"`]((?:\[[^\]\n]+\] ?)+)/g;
const ruleId = /\b[A-Z]{2}\d+\b/g;

/** The rules of all SPECs, as a list item or a table row that begins with the rule's id. */
export function rulesIn(specs: readonly Source[]): readonly string[] {
	return specs.flatMap(({ text }) => [...text.matchAll(ruleLine)].flatMap(([, id]) => id ?? []));
}

/** The rules that test titles say they prove: `test('[TR4] [CP5] …')`. */
export function rulesNamedIn({ text }: Source): readonly string[] {
	return [...text.matchAll(bracketsOfTitle)].flatMap(
		([, brackets]) => brackets?.match(ruleId) ?? []
	);
}

/** Everything in which SPECs and tests do not match. */
export function mismatches(specs: readonly Source[], tests: readonly Source[]): readonly string[] {
	const rules = rulesIn(specs);
	const known = new Set(rules);
	const named = new Set(tests.flatMap(rulesNamedIn));
	return [
		...rules
			.filter((id, index) => rules.indexOf(id) !== index)
			.map((id) => `${id} is stated twice: each rule has an id of its own`),
		...[...known].filter((id) => !named.has(id)).map((id) => `${id} has no test that names it`),
		...tests.flatMap((source) =>
			rulesNamedIn(source)
				.filter((id) => !known.has(id))
				.map((id) => `${source.path} names ${id}, which no SPEC states`)
		)
	];
}
