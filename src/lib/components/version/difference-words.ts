import type { ContentDifference } from '../../domain/version/difference.ts';
import { m } from '../../paraglide/messages.js';
import { sectionWords } from '../room/words.ts';
import type { Content } from './lay-out.ts';

/** What differs, one line a thing: "The story so far", "TENS trial at home". */
export function differenceWords(
	differences: readonly ContentDifference[],
	signed: Content,
	now: readonly { readonly id: string; readonly name: string }[]
): readonly string[] {
	const nameOf = (id: string) =>
		now.find((treatment) => treatment.id === id)?.name ??
		signed.treatments.find((treatment) => treatment.id === id)?.name ??
		m.version_since_treatment();
	return [...new Set(differences.map((difference) => wordsOf(difference, nameOf)))];
}

function wordsOf(difference: ContentDifference, nameOf: (id: string) => string): string {
	switch (difference.kind) {
		case 'section':
			return sectionWords(difference.id);
		case 'record':
			return m.version_since_record();
		case 'goal':
			return sectionWords('goals');
		case 'treatment':
			return nameOf(difference.id);
		case 'response':
			return m.version_since_answers({ treatment: nameOf(difference.id.split('/')[0] ?? '') });
		case 'amendment':
			return m.amendment_title();
		case 'member':
			return m.version_since_team();
		case 'plan':
		case 'patient':
			return m.version_since_head();
	}
}
