import type { Thread } from '../../domain/discussion/discussion.ts';
import { sectionWords } from '../room/words.ts';

/** What a conversation is about, in words; empty for the plan as a whole. */
export function aboutWords(
	{ anchor }: Thread,
	treatments: readonly { readonly id: string; readonly name: string }[]
): string {
	if (anchor.type === 'plan') return '';
	if (anchor.type === 'treatment')
		return treatments.find(({ id }) => id === anchor.treatmentId)?.name ?? '';
	return `“${sectionWords(anchor.type === 'section' ? anchor.section : anchor.document)}”`;
}
