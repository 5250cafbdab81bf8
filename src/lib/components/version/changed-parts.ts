import { m } from '../../paraglide/messages.js';
import type { PlanDocument } from './plan-document.ts';

export interface ChangedPart {
	readonly href: string;
	readonly name: string;
	/** What happened to it, in a word; empty where the name says enough. */
	readonly tags: readonly string[];
}

/** Where a document is marked, so that a reader in a hurry need not look for one word in three pages. */
export function changedParts({ head, sections }: PlanDocument): readonly ChangedPart[] {
	const isHeadChanged = [head.patient, head.team, head.title, head.ask].some(
		({ mark }) => mark !== 'same'
	);
	return [
		...(isHeadChanged ? [{ href: '#document', name: m.version_since_head(), tags: [] }] : []),
		...sections.flatMap(({ key, title, lines, entries }): readonly ChangedPart[] => [
			...(lines.some(({ mark }) => mark !== 'same')
				? [{ href: `#section-${key}`, name: title, tags: [] }]
				: []),
			...entries
				.filter(({ mark }) => mark !== 'same')
				.map(({ key: id, name, tags }) => ({ href: `#entry-${id}`, name, tags }))
		])
	];
}
