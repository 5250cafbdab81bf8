import type { PassageAnchor } from '../../domain/discussion/discussion.ts';
import type { WhoLine } from './who-words.ts';

export type WhoQuestion = PassageAnchor | { readonly type: 'entity'; readonly id: string };

/** Null when there is no answer: no line, or no such thing. */
export async function askWho(
	planHref: string,
	question: WhoQuestion
): Promise<readonly WhoLine[] | null> {
	try {
		const headers = { 'content-type': 'application/json' };
		const body = JSON.stringify(question);
		const answer = await fetch(`${planHref}/who`, { method: 'POST', headers, body });
		if (!answer.ok) return null;
		const { lines }: { readonly lines: readonly WhoLine[] } = await answer.json();
		return lines;
	} catch {
		return null;
	}
}
