import { expect, test } from 'vitest';
import { causes } from './cause.ts';
import { findOption, isDisputed, options } from './catalogue.ts';
import { conflictPairs } from './coverage.ts';
import { gates } from './gate.ts';
import { redFlags } from './red-flag.ts';
import { sources } from './source.ts';

const entries = [...options, ...causes, ...redFlags];
const all = [...entries, ...gates, ...conflictPairs];

test('[CA1] nothing is missing, nothing is there twice, every id exists', () => {
	expect(options.length).toBeGreaterThanOrEqual(30);
	expect(causes).toHaveLength(20);
	expect(redFlags).toHaveLength(16);
	expect(findOption('wait')?.group).toBe('waiting');
	for (const list of [options, causes, redFlags, gates]) {
		expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
	}
	const known = new Set([...gates, ...causes].map(({ id }) => id));
	const named = options.flatMap((option) => [...option.gates, ...option.answers]);
	expect(named.filter((id) => !known.has(id))).toEqual([]);
	const paired = conflictPairs.flatMap(({ one, other }) => [one, other]);
	expect(paired.filter((id) => !findOption(id))).toEqual([]);
	const used = new Set(options.flatMap((option) => option.gates));
	expect(gates.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
});

test.each(all.map((entry) => [entry.id, entry] as const))(
	'[CA2] %s has source, certainty and review state',
	(_id, entry) => {
		const named = 'verdicts' in entry ? entry.verdicts.map(({ source }) => source) : entry.sources;
		expect(named.length).toBeGreaterThan(0);
		expect(named.filter((key) => !(key in sources))).toEqual([]);
		expect(['read', 'excerpt', 'general-knowledge']).toContain(entry.certainty);
		const isGeneral = named.every((key) => key === 'general');
		if (isGeneral) expect(entry.certainty).toBe('general-knowledge');
		expect([entry.reviewedBy, entry.reviewedOn]).toEqual([null, null]);
	}
);

// What a gate or a pair says stands in the words of the interface: copy/clinical-words.test.ts.
test.each(entries.map((entry) => [entry.id, entry] as const))(
	'[CA2] %s has plain words beside the clinical ones',
	(_id, entry) => {
		const [plain, clinical] =
			'question' in entry ? [entry.question, entry.suspected] : [entry.plain, entry.name];
		expect(plain.trim()).not.toBe('');
		expect(clinical.trim()).not.toBe('');
	}
);

test.each(
	options.flatMap(({ id, verdicts }) =>
		verdicts.map((one, at) => [`${id} ${at + 1}`, one] as const)
	)
)('[CA2] [CA3] verdict %s has a source, a statement and its certainty', (_at, verdict) => {
	expect(verdict.source in sources).toBe(true);
	expect(verdict.statement.trim()).not.toBe('');
	expect(['read', 'excerpt', 'general-knowledge']).toContain(verdict.certainty);
	if (verdict.source === 'general') expect(verdict.certainty).toBe('general-knowledge');
});

test.each(Object.entries(sources))('[CA2] the source %s says where it is', (key, source) => {
	expect(source.title.trim()).not.toBe('');
	expect(source.place === '').toBe(key === 'general');
});

test('[CA3] options have verdicts, and those that disagree are both there', () => {
	expect(options.filter(({ verdicts }) => verdicts.length === 0)).toEqual([]);
	const disputed = options.filter(isDisputed).map(({ id }) => id);
	expect(disputed).toEqual(expect.arrayContaining(['acupuncture', 'gabapentinoid', 'scs']));
});

test.each(
	[
		...options.flatMap(({ id, plain, what, help, chance, asks, harm, wait }) =>
			[plain, what, help, chance ?? '', asks, harm, wait].map((text) => [id, text] as const)
		),
		...causes.flatMap(({ id, plain, explain }) => [[id, plain] as const, [id, explain] as const]),
		...redFlags.map(({ id, question }) => [id, question] as const)
	].filter(([, text]) => text !== '')
)('[CA4] %s: %s', (_id, text) => {
	expect(text).not.toMatch(/\bfail/i);
	const longest = Math.max(...text.split(/[.?!:]\s/).map((sentence) => sentence.split(' ').length));
	expect(longest).toBeLessThanOrEqual(36);
});
