import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines, type ShownLine } from './line-diff.ts';
import { lineText, plainLine, proseLines } from './prose-lines.ts';

function read(lines: readonly ShownLine[]) {
	return lines.map(({ mark, runs }) => `${mark}: ${runs.map((run) => run.text).join('')}`);
}

const lines = (...texts: string[]) => texts.map((text) => plainLine(text));

test('[U-14] without an earlier version nothing is marked', () => {
	expect(read(diffLines(null, lines('a', 'b')))).toEqual(['same: a', 'same: b']);
});

test('[U-14] a line that was put in or taken out stands at its place', () => {
	expect(read(diffLines(lines('a', 'b', 'c'), lines('a', 'x', 'c')))).toEqual([
		'same: a',
		'removed: b',
		'added: x',
		'same: c'
	]);
});

test('[U-14] a line that is much the same is shown once, with its words marked', () => {
	const [line] = diffLines(lines('walk to the park today'), lines('walk to the sea today'));
	expect(line?.mark).toBe('changed');
	expect(line?.runs.map(({ mark, text }) => `${mark} ${text}`)).toEqual([
		'same walk to the ',
		'removed park ',
		'added sea ',
		'same today'
	]);
});

test('[U-14] bold stays where it is when words before it change', () => {
	const run = { bold: false, italic: false, href: null };
	const [before] = lines('take two now please');
	const after = {
		...plainLine(''),
		runs: [
			{ ...run, text: 'take three ' },
			{ ...run, text: 'now', bold: true },
			{ ...run, text: ' please' }
		]
	};
	const [line] = diffLines(before ? [before] : [], [after]);
	expect(line?.runs.filter(({ bold }) => bold).map(({ text }) => text)).toEqual(['now']);
});

test('[U-14] lists are read flat, with their numbers and their depth', () => {
	const paragraph = (text: string) =>
		({ type: 'paragraph', content: [{ type: 'text', text, marks: [] }] }) as const;
	const shown = proseLines({
		type: 'doc',
		content: [
			{
				type: 'orderedList',
				content: [
					{ type: 'listItem', content: [paragraph('one')] },
					{
						type: 'listItem',
						content: [
							paragraph('two'),
							{
								type: 'bulletList',
								content: [{ type: 'listItem', content: [paragraph('inner')] }]
							}
						]
					}
				]
			}
		]
	});
	expect(shown.map((line) => `${line.depth} ${line.marker} ${lineText(line)}`)).toEqual([
		'1 1. one',
		'1 2. two',
		'2 • inner'
	]);
});

test('[U-14] no line is lost: kept and added are the new document, kept and removed the old', () => {
	const texts = fc.array(fc.stringMatching(/^[ab]{1,3}( [ab]{1,3}){0,3}$/), { maxLength: 8 });
	fc.assert(
		fc.property(texts, texts, (before, after) => {
			const shown = diffLines(lines(...before), lines(...after));
			const side = (without: string) =>
				shown
					.filter(({ mark }) => mark !== without)
					.map(({ runs }) =>
						runs
							.filter(({ mark }) => mark !== without)
							.map(({ text }) => text)
							.join('')
					);
			expect(side('removed')).toEqual(after);
			expect(side('added')).toEqual(before);
		})
	);
});
