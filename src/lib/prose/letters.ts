import * as Y from 'yjs';
import { yTextblocks, type TextRange } from './textblock.ts';

/** A run of letters of one client as it stands in a document. */
export interface Letters {
	readonly client: number;
	readonly clock: number;
	readonly text: string;
}

/** What stands in ranges of textblocks, by the ids of its letters, in reading order. */
export function lettersIn(doc: Y.Doc, ranges: readonly TextRange[]): readonly Letters[] {
	const blocks = yTextblocks(doc);
	return ranges.flatMap(({ block, from, to }) => {
		let at = 0;
		return (blocks[block] ?? []).flatMap(lettersOf).flatMap((run): readonly Letters[] => {
			const start = at;
			at += run.text.length;
			const [first, last] = [Math.max(from, start), Math.min(to, at)];
			if (first >= last) return [];
			const text = run.text.slice(first - start, last - start);
			return [{ client: run.client, clock: run.clock + first - start, text }];
		});
	});
}

function lettersOf(text: Y.XmlText): readonly Letters[] {
	const runs: Letters[] = [];
	for (let item = text._start; item !== null; item = item.right) {
		if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
		const { client, clock } = item.id;
		runs.push({ client, clock, text: item.content.str });
	}
	return runs;
}
