import type { ProseDoc } from '../../prose/node.ts';
import { m } from '../../paraglide/messages.js';
import { diffLines, type ShownLine } from '../version/line-diff.ts';
import { lineText, proseLines } from '../version/prose-lines.ts';
import { said, type ChangeWords } from './change-words.ts';

/** Paragraphs that came, went or were reworded; a changed one with what was put in and taken out. */
export function proseDifference(before: ProseDoc, after: ProseDoc): readonly ChangeWords[] {
	const lines = diffLines(proseLines(before), proseLines(after))
		.filter(({ mark }) => mark !== 'same')
		.map(lineWords);
	// Only bold, links, numbers or empty lines differ.
	return lines.length > 0 ? lines : [said(m.compare_other({ field: m.compare_prose() }))];
}

function lineWords(line: ShownLine): ChangeWords {
	const text = lineText(line);
	if (line.mark === 'added') return said(m.compare_paragraphs_added({ text }));
	if (line.mark === 'removed') return said(m.compare_paragraphs_removed({ text }));
	const parts = line.runs.map(({ mark, text: run }) => ({ mark, text: run }));
	return { text: m.compare_reworded({ field: m.compare_prose() }), parts };
}
