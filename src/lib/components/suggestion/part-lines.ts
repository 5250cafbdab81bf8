import type { ProseBlock } from '../../domain/prose/prose.ts';
import type { PartChange } from '../../domain/suggestion/suggestion.ts';
import { plainText } from '../../prose/read.ts';
import { m } from '../../paraglide/messages.js';
import { diffLines, type ShownLine } from '../version/line-diff.ts';
import { proseLines } from '../version/prose-lines.ts';

/** What a part changes, word by word. */
export function partLines({ before, after }: PartChange): readonly ShownLine[] {
	return diffLines(linesOf(before), linesOf(after));
}

/** "Added", "Removed" or "Changed". */
export function partWords({ before, after }: PartChange): string {
	if (blocksText(before).trim() === '') return m.suggestion_part_added();
	return blocksText(after).trim() === ''
		? m.suggestion_part_removed()
		: m.suggestion_part_changed();
}

export function blocksText(content: readonly ProseBlock[]): string {
	return plainText({ type: 'doc', content });
}

function linesOf(content: readonly ProseBlock[]) {
	return proseLines({ type: 'doc', content });
}
