import { align } from './align.ts';

export interface DiffPart {
	readonly mark: 'same' | 'added' | 'removed';
	readonly text: string;
}

/** What was taken out and put in, word by word; "same" and "added" together are the new text. */
export function diffWords(before: string, after: string): readonly DiffPart[] {
	return diffTokens(words(before), words(after));
}

/** As by words, but a word, the space after it and a full stop are three: for what is written back. */
export function diffFinely(before: string, after: string): readonly DiffPart[] {
	return diffTokens(tokens(before), tokens(after));
}

function diffTokens(old: readonly string[], now: readonly string[]): readonly DiffPart[] {
	return joined(
		align(old, now).map(([was, is]): DiffPart => {
			if (was === null) return { mark: 'added', text: now[is] ?? '' };
			return { mark: is === null ? 'removed' : 'same', text: old[was] ?? '' };
		})
	);
}

/** Words with the white space after them, so that a changed word takes its space along. */
function words(text: string): string[] {
	return text.match(/\S+\s*|\s+/g) ?? [];
}

function tokens(text: string): string[] {
	return text.match(/[\p{L}\p{M}]+|\p{N}+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? [];
}

/** Neighbours of one mark as one part. */
function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
	const runs: { mark: DiffPart['mark']; text: string }[] = [];
	for (const { mark, text } of parts) {
		const last = runs.at(-1);
		if (last?.mark === mark) last.text += text;
		else if (text !== '') runs.push({ mark, text });
	}
	return runs;
}
