import { expect, test } from 'vitest';
import { fullParts, prose, testContent, testSections } from '../../domain/version/test-content.ts';
import { diffContent } from '../../domain/version/difference.ts';
import type { ProseDoc } from '../../prose/node.ts';
import type { Content } from '../version/lay-out.ts';
import { comparedPlaces } from './compare-words.ts';

const before = content();

function content(...parts: Parameters<typeof testContent>): Content {
	const [changed, sections] = parts;
	return testContent(changed, sections) as Content;
}

function told(after: Content, from: Content = before): readonly string[] {
	const differences = diffContent<ProseDoc>(from, after);
	return comparedPlaces(differences, from, after).flatMap(({ title, lines }) =>
		lines.map(({ text }) => `${title} | ${text}`)
	);
}

test('[TL5] nothing is said of two that are the same', () => {
	expect(told(before)).toEqual([]);
});

test('[TL6] a dose alone is said as a dose, the whole order as a dosage', () => {
	const [medicine, ...others] = fullParts.treatment;
	const dosed = (dosage: object) =>
		content({ treatment: [{ ...medicine, dosage } as typeof medicine, ...others] });
	const [line] = told(dosed({ ...medicine.dosage, dose: '600' }));
	expect(line).toMatch(/\| Dose changed from [\d.]+ mg to 600 mg$/);
	const [order] = told(dosed({ ...medicine.dosage, frequency: 'at noon' }));
	expect(order).toMatch(/\| Dosage changed from .+ to .+at noon$/);
});

test('[TL5] an item that came or went is said by its name', () => {
	const [, ...others] = fullParts.treatment;
	const without = content({ treatment: others });
	const name = fullParts.treatment[0].name;
	expect(told(without)).toContain(`${name} | Taken out`);
	expect(told(before, without)).toContain(`${name} | Added`);
});

test('[TL6] a reworded paragraph is shown word by word', () => {
	const story = prose('Fusion L4–S1 in March 2025.', 'The leg pain came back in July.');
	const after = content({}, { ...testSections, story });
	const [place] = comparedPlaces(diffContent<ProseDoc>(before, after), before, after);
	expect(place?.title).toBe('The story so far');
	expect(place?.lines[0]?.parts).toEqual([
		{ mark: 'same', text: 'The leg pain came back in ' },
		{ mark: 'removed', text: 'June.' },
		{ mark: 'added', text: 'July.' }
	]);
});

test('[TL5] whatever field differs, something is said', () => {
	const walk = (value: unknown, path: readonly string[]): readonly (readonly string[])[] =>
		typeof value === 'object' && value !== null
			? Object.entries(value).flatMap(([key, inner]) => walk(inner, [...path, key]))
			: typeof value === 'string'
				? [path]
				: [];
	const closed =
		/^(format|id|kind|status|role|urgency|userId|catalogueId|causeIds|goalId|tried|helped|type|level|document|birthDate|startOn|reviewOn|\d+)$|On$|since$/;
	const free = walk(before, []).filter(
		(path) => !closed.test(path.at(-1) ?? '') && path[0] !== 'sections' && path[0] !== 'records'
	);
	expect(free.length).toBeGreaterThan(25);
	for (const path of free) {
		const after = changed(before, path);
		expect(diffContent<ProseDoc>(before, after), path.join('.')).not.toEqual([]);
		expect(told(after), path.join('.')).not.toEqual([]);
	}
});

function changed(value: Content, path: readonly string[]): Content {
	const copy = structuredClone(value);
	let at: Record<string, unknown> = copy as never;
	for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
	const key = path.at(-1) ?? '';
	at[key] = `${String(at[key])} and more`;
	return copy;
}
